package io.fairlead.plugin.openai.responses;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.openai.chat.ThoughtSignature;
import io.fairlead.toolkit.Members;
import java.util.OptionalLong;

/**
 * The facts of a request to {@code /responses}, as
 * <a href="https://platform.openai.com/docs/api-reference/responses/create">its reference</a> describes it. Members that
 * routing does not need are the upstream's to judge.
 */
public final class ResponsesLook {
    /** What the scan of a request looks out for. */
    public static final JsonProbes PROBES = JsonProbes.NONE
            .with("input", "type", "input_image")
            .with("input", "type", "input_audio")
            .with("input", "type", "input_file")
            .with("tools", "type")
            .with("text", "type", "json_schema")
            .with("text", "type", "json_object")
            .with("input", "encrypted_content")
            .with("input", ThoughtSignature.MEMBER);

    /** The probe for reasoning of earlier answers that is sealed. */
    static final int SEALED = 6;

    /** The probe for signatures of calls, which no model of this vendor's makes. */
    static final int SIGNED_CALL = 7;

    private static final int IMAGE = 0;
    private static final int AUDIO = 1;
    private static final int FILE = 2;
    private static final int TOOL = 3;
    private static final int JSON_SCHEMA = 4;
    private static final int JSON_OBJECT = 5;
    private static final int LONGEST_MODEL = 256;

    private ResponsesLook() {}

    /** The facts; the body was scanned with {@link #PROBES}. */
    public static RequestFacts facts(RequestBody body) {
        Members members = Members.of(body);
        RequestFacts.Builder facts = RequestFacts.builder(Operation.CHAT, members.model(LONGEST_MODEL)).stream(
                        members.flag("stream"))
                .usageWanted(true)
                .textBytes(members.scan().textBytes());
        input(members);
        OptionalLong bound = members.number("max_output_tokens");
        if (bound.isPresent() && bound.getAsLong() >= 0) {
            facts.maxOutputTokens(bound.getAsLong());
        }
        needs(facts, members);
        return facts.build();
    }

    /** The client's name of the model. */
    public static String model(RequestBody body) {
        return Members.of(body).model(LONGEST_MODEL);
    }

    /** A response that goes on with a stored one needs no input of its own. */
    private static void input(Members members) {
        JsonScan scan = members.scan();
        int input = scan.find("input");
        if (input >= 0 && scan.kind(input) != JsonKind.STRING) {
            members.has("input", JsonKind.ARRAY, "a text or an array of items");
        }
    }

    private static void needs(RequestFacts.Builder facts, Members members) {
        JsonScan scan = members.scan();
        need(facts, scan.marked(IMAGE), Capability.VISION);
        need(facts, scan.marked(AUDIO), Capability.AUDIO_INPUT);
        need(facts, scan.marked(FILE), Capability.DOCUMENTS);
        boolean tools = members.has("tools", JsonKind.ARRAY, "an array of tools") && scan.marked(TOOL);
        need(facts, tools, Capability.TOOLS);
        need(facts, tools && members.flag("parallel_tool_calls"), Capability.PARALLEL_TOOLS);
        if (members.has("text", JsonKind.OBJECT, "an object")) {
            need(facts, scan.marked(JSON_SCHEMA), Capability.JSON_SCHEMA);
            need(facts, scan.marked(JSON_OBJECT) && !scan.marked(JSON_SCHEMA), Capability.JSON_MODE);
        }
    }

    private static void need(RequestFacts.Builder facts, boolean needed, Capability capability) {
        if (needed) {
            facts.need(capability);
        }
    }
}
