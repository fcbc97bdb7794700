package io.fairlead.plugin.openai.custom;

/** Makes of the text for a custom tool, piece by piece, the arguments of the function that stands for it. */
public final class ArgumentPieces {
    private boolean begun;
    private boolean ended;

    /** Arguments of which nothing has been said. */
    public ArgumentPieces() {}

    /** The next piece of the arguments; empty for an empty text. */
    public String next(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String opening = begun ? "" : CustomInput.OPENING;
        begun = true;
        return opening + CustomInput.escaped(text);
    }

    /** Whether there was any text. */
    public boolean begun() {
        return begun;
    }

    /** The end of the arguments; empty if it was told before. */
    public String end() {
        if (ended) {
            return "";
        }
        ended = true;
        return begun ? CustomInput.CLOSING : CustomInput.arguments("");
    }
}
