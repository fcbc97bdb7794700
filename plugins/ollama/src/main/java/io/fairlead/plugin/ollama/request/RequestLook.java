package io.fairlead.plugin.ollama.request;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.toolkit.Members;

/**
 * The facts of a request, from its scan and a few of its small members. Members that routing does not need are the
 * upstream's to judge. Answers of this API are streams unless the client says otherwise, and always show their usage.
 */
public final class RequestLook {
    /** What the scan of a request looks out for. */
    public static final JsonProbes PROBES =
            JsonProbes.NONE.with("messages", "images").with("tools", "name");

    private static final int IMAGES = 0;
    private static final int TOOL = 1;

    private static final int LONGEST_MODEL = 256;

    private RequestLook() {}

    /** Facts of {@code /api/chat}; the body was scanned with {@link #PROBES}. Without messages it loads the model. */
    public static RequestFacts chat(RequestBody body) {
        Members members = Members.of(body);
        members.has("messages", JsonKind.ARRAY, "an array of messages");
        long images = members.scan().marked(IMAGES) ? Images.ofMessages(members) : 0;
        RequestFacts.Builder facts = answered(members, images);
        if (members.has("tools", JsonKind.ARRAY, "an array of tools")
                && members.scan().marked(TOOL)) {
            facts.need(Capability.TOOLS);
        }
        return facts.build();
    }

    /** Facts of {@code /api/generate}. */
    public static RequestFacts generate(RequestBody body) {
        Members members = Members.of(body);
        members.has("prompt", JsonKind.STRING, "a text");
        return answered(members, Images.ofRequest(members)).build();
    }

    /** Facts of {@code /api/embed} and {@code /api/embeddings}, whose answers are whole. */
    public static RequestFacts embedding(RequestBody body) {
        Members members = Members.of(body);
        return RequestFacts.builder(Operation.EMBEDDING, members.model(LONGEST_MODEL))
                .textBytes(members.scan().textBytes())
                .usageWanted(true)
                .need(Capability.EMBEDDINGS)
                .build();
    }

    /** The client's name of the model. */
    public static String model(RequestBody body) {
        return Members.of(body).model(LONGEST_MODEL);
    }

    private static RequestFacts.Builder answered(Members members, long images) {
        RequestFacts.Builder facts = RequestFacts.builder(Operation.CHAT, members.model(LONGEST_MODEL)).stream(
                        members.flag("stream", true))
                .usageWanted(true)
                .textBytes(Math.max(0, members.scan().textBytes() - images));
        if (images > 0) {
            facts.need(Capability.VISION);
        }
        format(members, facts);
        bound(members, facts);
        return facts;
    }

    private static void format(Members members, RequestFacts.Builder facts) {
        int member = members.scan().find("format");
        if (member < 0) {
            return;
        }
        JsonKind kind = members.scan().kind(member);
        if (kind == JsonKind.OBJECT) {
            facts.need(Capability.JSON_SCHEMA);
        } else if (kind == JsonKind.STRING && members.cursor(member).textIs("json")) {
            facts.need(Capability.JSON_MODE);
        }
    }

    /** A negative bound is none. */
    private static void bound(Members members, RequestFacts.Builder facts) {
        if (!members.has("options", JsonKind.OBJECT, "an object")) {
            return;
        }
        JsonCursor options = members.cursor(members.scan().find("options"));
        options.enter();
        if (options.find("num_predict") && options.is(JsonKind.NUMBER)) {
            double tokens = options.doubleValue();
            if (tokens >= 0) {
                facts.maxOutputTokens((long) tokens);
            }
        }
    }
}
