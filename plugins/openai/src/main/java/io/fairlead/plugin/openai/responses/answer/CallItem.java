package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.chat.ThoughtSignature;
import io.fairlead.plugin.openai.tool.ClientTool;
import io.fairlead.toolkit.CallArguments;

/**
 * A call of a function.
 *
 * @param index its place in the output
 * @param id the item's id, which is not the call's
 * @param call that began
 * @param tool the function
 * @param arguments as far as they have come
 */
record CallItem(int index, String id, ChatEvent.ToolCallStarted call, ClientTool tool, StringBuilder arguments)
        implements CalledItem {
    @Override
    public void more(String json, OutputSteps steps) {
        arguments.append(json);
        steps.arguments(this, json);
    }

    @Override
    public boolean isWhole() {
        return CallArguments.whole(arguments);
    }

    @Override
    public void end(OutputSteps steps) {
        steps.argumentsEnded(this);
    }

    /** The arguments; a call without any has an empty object. */
    String whole() {
        return arguments.isEmpty() ? "{}" : arguments.toString();
    }

    @Override
    public void write(JsonWriter json, String status) {
        json.beginObject().member("id", id).member("type", "function_call").member("status", status);
        json.member("arguments", status.equals(Output.OPEN) ? "" : whole());
        json.member("call_id", call.id());
        tool.write(json);
        ThoughtSignature.write(call.extensions(), json);
        json.endObject();
    }
}
