package io.fairlead.plugin.openai.responses.answer;

/** A call of a tool, in the making. */
sealed interface CalledItem extends OutputItem permits CallItem, CustomCallItem {
    /** More of its arguments, which are told to {@code steps} as the API has them. */
    void more(String json, OutputSteps steps);

    /** Whether its arguments have come to their end. */
    boolean isWhole();

    /** No more of them is to come. */
    void end(OutputSteps steps);
}
