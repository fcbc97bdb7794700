package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.chat.ThoughtSignature;
import io.fairlead.toolkit.CallArguments;
import java.util.Map;

/**
 * A call of a function.
 *
 * @param index its place in the output
 * @param id the item's id, which is not the call's
 * @param callId pairs the call with its result
 * @param name the function
 * @param extensions members that other APIs have beside these
 * @param arguments as far as they have come
 */
record CallItem(
        int index, String id, String callId, String name, Map<String, String> extensions, StringBuilder arguments)
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
        json.member("call_id", callId).member("name", name);
        ThoughtSignature.write(extensions, json);
        json.endObject();
    }
}
