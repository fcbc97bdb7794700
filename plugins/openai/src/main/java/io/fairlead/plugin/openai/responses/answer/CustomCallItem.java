package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.chat.ThoughtSignature;
import io.fairlead.plugin.openai.custom.InputReader;
import io.fairlead.plugin.openai.tool.ClientTool;

/**
 * A call of a custom tool, whose text is taken out of the arguments as they come.
 *
 * @param index its place in the output
 * @param id the item's id, which is not the call's
 * @param call that began
 * @param tool the custom tool
 * @param reader of its arguments
 * @param input the text as far as it has come
 */
record CustomCallItem(
        int index, String id, ChatEvent.ToolCallStarted call, ClientTool tool, InputReader reader, StringBuilder input)
        implements CalledItem {
    @Override
    public void more(String json, OutputSteps steps) {
        add(reader.next(json), steps);
    }

    private void add(String text, OutputSteps steps) {
        if (!text.isEmpty()) {
            input.append(text);
            steps.input(this, text);
        }
    }

    @Override
    public boolean isWhole() {
        return reader.whole();
    }

    @Override
    public void end(OutputSteps steps) {
        add(reader.end(), steps);
        steps.inputEnded(this);
    }

    @Override
    public void write(JsonWriter json, String status) {
        json.beginObject().member("id", id).member("type", "custom_tool_call").member("status", status);
        json.member("call_id", call.id()).member("input", status.equals(Output.OPEN) ? "" : input.toString());
        tool.write(json);
        ThoughtSignature.write(call.extensions(), json);
        json.endObject();
    }
}
