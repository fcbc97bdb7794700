package io.fairlead.plugin.anthropic.request;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.toolkit.Members;
import java.util.OptionalLong;

/**
 * The facts of a request, from its scan and a few of its small members. Members that routing does not need are the
 * upstream's to judge.
 */
public final class RequestLook {
    /** What the scan of a request looks out for. */
    public static final JsonProbes PROBES = JsonProbes.NONE
            .with("messages", "type", "image")
            .with("messages", "type", "document")
            .with("tools", "name")
            .with("output_config", "type", "json_schema")
            .with("messages", "type", "thinking")
            .with("messages", "type", "tool_result");

    /** The probe for thoughts of earlier answers. */
    public static final int THOUGHT = 4;

    /** The probe for results of tools. */
    public static final int TOOL_RESULT = 5;

    private static final int IMAGE = 0;
    private static final int DOCUMENT = 1;
    private static final int TOOL = 2;
    private static final int JSON_SCHEMA = 3;

    private static final int LONGEST_MODEL = 256;
    private static final String A_BOUND = "a whole number of 0 or more";

    private RequestLook() {}

    /** Facts of a body that was scanned with {@link #PROBES}. This API shows the usage of every answer. */
    public static RequestFacts facts(RequestBody body) {
        Members members = Members.of(body);
        RequestFacts.Builder facts =
                about(members, Operation.CHAT).stream(members.flag("stream")).maxOutputTokens(bound(members));
        return needs(members, facts);
    }

    /** Facts of the question how many tokens such a body has: nothing bounds or streams its answer. */
    public static RequestFacts countFacts(RequestBody body) {
        Members members = Members.of(body);
        return needs(members, about(members, Operation.COUNT));
    }

    private static RequestFacts.Builder about(Members members, Operation operation) {
        return RequestFacts.builder(operation, members.model(LONGEST_MODEL))
                .usageWanted(true)
                .textBytes(members.scan().textBytes());
    }

    private static RequestFacts needs(Members members, RequestFacts.Builder facts) {
        if (!members.has("messages", JsonKind.ARRAY, "an array of messages")) {
            throw Members.refused("messages", "nothing", "an array of messages");
        }
        need(facts, members.scan().marked(IMAGE), Capability.VISION);
        need(facts, members.scan().marked(DOCUMENT), Capability.DOCUMENTS);
        boolean tools = members.has("tools", JsonKind.ARRAY, "an array of tools");
        need(facts, tools && members.scan().marked(TOOL), Capability.TOOLS);
        need(facts, members.scan().marked(JSON_SCHEMA), Capability.JSON_SCHEMA);
        return facts.build();
    }

    /** The client's name of the model. */
    public static String model(RequestBody body) {
        return Members.of(body).model(LONGEST_MODEL);
    }

    /** The vendor demands a bound of its clients, and takes 0 for a request that only fills its cache. */
    private static long bound(Members members) {
        OptionalLong bound = members.number("max_tokens");
        if (bound.isEmpty()) {
            throw Members.refused("max_tokens", "nothing", A_BOUND);
        }
        if (bound.getAsLong() < 0) {
            throw Members.refused("max_tokens", Long.toString(bound.getAsLong()), A_BOUND);
        }
        return bound.getAsLong();
    }

    private static void need(RequestFacts.Builder facts, boolean needed, Capability capability) {
        if (needed) {
            facts.need(capability);
        }
    }
}
