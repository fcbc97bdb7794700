package io.fairlead.plugin.openai.request;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.toolkit.Members;
import java.util.List;
import java.util.OptionalLong;

/**
 * The facts of a request, from its scan and a few of its small members. Members that routing does not need are the
 * upstream's to judge.
 */
public final class RequestLook {
    /** What the scan of a chat request looks out for. */
    public static final JsonProbes CHAT_PROBES = JsonProbes.NONE
            .with("messages", "type", "image_url")
            .with("messages", "type", "input_audio")
            .with("messages", "type", "file")
            .with("tools", "type")
            .with("functions", "name")
            .with("response_format", "type", "json_schema")
            .with("response_format", "type", "json_object")
            .with("messages", "reasoning_content")
            .with("messages", "reasoning")
            .with("messages", "reasoning_details")
            .with("messages", "extra_content");

    /** What other vendors add to messages and calls: the probes for them, from {@link #FIRST_ADDED} on. */
    public static final List<String> ADDED =
            List.of("reasoning_content", "reasoning", "reasoning_details", "extra_content");

    /** The probe for the first of them. */
    public static final int FIRST_ADDED = 7;

    private static final int IMAGE = 0;
    private static final int AUDIO = 1;
    private static final int FILE = 2;
    private static final int TOOL = 3;
    private static final int FUNCTION = 4;
    private static final int JSON_SCHEMA = 5;
    private static final int JSON_OBJECT = 6;

    private static final int LONGEST_MODEL = 256;
    private static final int MOST_CHOICES = 10_000;

    private RequestLook() {}

    /** Facts of {@code /chat/completions}; the body was scanned with {@link #CHAT_PROBES}. */
    public static RequestFacts chat(RequestBody body) {
        Members members = Members.of(body);
        RequestFacts.Builder facts = answered(members, Operation.CHAT);
        if (!members.has("messages", JsonKind.ARRAY, "an array of messages")) {
            throw Members.refused("messages", "nothing", "an array of messages");
        }
        OptionalLong bound = members.number("max_completion_tokens");
        bound(facts, bound.isPresent() ? bound : members.number("max_tokens"));
        needs(facts, members);
        return facts.build();
    }

    /** The client's name of the model. */
    public static String model(RequestBody body) {
        return Members.of(body).model(LONGEST_MODEL);
    }

    /** Facts of {@code /completions}. */
    public static RequestFacts completions(RequestBody body) {
        Members members = Members.of(body);
        RequestFacts.Builder facts = answered(members, Operation.COMPLETION);
        bound(facts, members.number("max_tokens"));
        return facts.build();
    }

    /** Facts of {@code /embeddings}. */
    public static RequestFacts embeddings(RequestBody body) {
        Members members = Members.of(body);
        return RequestFacts.builder(Operation.EMBEDDING, members.model(LONGEST_MODEL))
                .textBytes(members.scan().textBytes())
                .usageWanted(true)
                .need(Capability.EMBEDDINGS)
                .build();
    }

    private static RequestFacts.Builder answered(Members members, Operation operation) {
        RequestFacts.Builder facts = RequestFacts.builder(operation, members.model(LONGEST_MODEL));
        boolean stream = members.flag("stream");
        facts.stream(stream).usageWanted(!stream || usageWanted(members));
        facts.textBytes(members.scan().textBytes());
        OptionalLong choices = members.number("n");
        if (choices.isPresent() && (choices.getAsLong() < 1 || choices.getAsLong() > MOST_CHOICES)) {
            throw Members.refused("n", Long.toString(choices.getAsLong()), "1 to " + MOST_CHOICES);
        }
        return facts.choices((int) choices.orElse(1));
    }

    private static boolean usageWanted(Members members) {
        if (!members.has("stream_options", JsonKind.OBJECT, "an object")) {
            return false;
        }
        JsonCursor options = members.cursor(members.scan().find("stream_options"));
        options.enter();
        if (!options.find("include_usage")) {
            return false;
        }
        return switch (options.kind()) {
            case TRUE -> true;
            case FALSE, NULL -> false;
            default -> throw Members.refused("stream_options.include_usage", "another type", "true or false");
        };
    }

    /** Local engines take a negative bound for none. */
    private static void bound(RequestFacts.Builder facts, OptionalLong tokens) {
        if (tokens.isPresent() && tokens.getAsLong() >= 0) {
            facts.maxOutputTokens(tokens.getAsLong());
        }
    }

    private static void needs(RequestFacts.Builder facts, Members members) {
        JsonScan scan = members.scan();
        need(facts, scan.marked(IMAGE), Capability.VISION);
        need(facts, scan.marked(AUDIO), Capability.AUDIO_INPUT);
        need(facts, scan.marked(FILE), Capability.DOCUMENTS);
        boolean tools = members.has("tools", JsonKind.ARRAY, "an array of tools") && scan.marked(TOOL);
        boolean functions = members.has("functions", JsonKind.ARRAY, "an array") && scan.marked(FUNCTION);
        need(facts, tools || functions, Capability.TOOLS);
        need(facts, members.flag("parallel_tool_calls"), Capability.PARALLEL_TOOLS);
        if (members.has("response_format", JsonKind.OBJECT, "an object")) {
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
