package io.fairlead.plugin.gemini.request;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.toolkit.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a request, from its URL, its scan and a few of its small members. Members that routing does not need are
 * the upstream's to judge.
 */
public final class RequestLook {
    private static final Needs NEEDS = Needs.NONE
            .media(Capability.VISION, "image/png", "image/jpeg", "image/jpg", "image/webp", "image/gif", "image/heic")
            .media(Capability.VISION, "image/heif")
            .media(Capability.DOCUMENTS, "application/pdf")
            .media(
                    Capability.AUDIO_INPUT,
                    "audio/wav",
                    "audio/mp3",
                    "audio/mpeg",
                    "audio/aac",
                    "audio/ogg",
                    "audio/flac")
            .member(Capability.TOOLS, "tools", "functionDeclarations")
            .member(Capability.JSON_SCHEMA, "generationConfig", "responseSchema")
            .member(Capability.JSON_SCHEMA, "generationConfig", "responseJsonSchema");

    /** What the scan of a request looks out for. */
    public static final JsonProbes PROBES = NEEDS.probes()
            .with("contents", "thoughtSignature")
            .with("contents", "thought_signature")
            .with("contents", "functionCall")
            .with("contents", "function_call");

    private static final int SIGNATURE = NEEDS.probes().size();
    private static final int CALL = SIGNATURE + 2;

    /** The member of a question for the number of tokens that holds a whole request. */
    public static final String WITHIN = "generateContentRequest";

    private static final String CONFIG = "generationConfig";
    private static final int MOST_CHOICES = 64;

    /** As much of a wrong value as a message may show. */
    private static final int SHOWN = 16;

    private RequestLook() {}

    /** Whether earlier answers in a scanned request have signatures. */
    public static boolean hasSignatures(JsonScan scan) {
        return scan.marked(SIGNATURE) || scan.marked(SIGNATURE + 1);
    }

    /** Whether earlier answers in a scanned request call functions. */
    public static boolean hasCalls(JsonScan scan) {
        return scan.marked(CALL) || scan.marked(CALL + 1);
    }

    /** Facts of a request whose body was scanned with {@link #PROBES}. This API shows the usage of every answer. */
    public static RequestFacts facts(RequestHead head, RequestBody body) {
        Members members = Members.of(body);
        RequestFacts.Builder facts = RequestFacts.builder(Operation.CHAT, RequestUrl.model(head)).stream(
                        RequestUrl.stream(head))
                .usageWanted(true)
                .textBytes(members.scan().textBytes());
        if (RequestUrl.stream(head)) {
            facts.framing(RequestUrl.framing(head));
        }
        contents(members);
        NEEDS.in(members.scan()).forEach(facts::need);
        config(members, facts);
        return facts.build();
    }

    /** Facts of a request for vectors. */
    public static RequestFacts embedding(RequestHead head, RequestBody body) {
        Members members = Members.of(body);
        boolean one = members.has("content", JsonKind.OBJECT, "a content");
        if (!one && !members.has("requests", JsonKind.ARRAY, "an array of requests")) {
            boolean batch = head.path().endsWith(":batchEmbedContents");
            throw Members.refused(
                    batch ? "requests" : "content", "nothing", batch ? "an array of requests" : "a content");
        }
        return RequestFacts.builder(Operation.EMBEDDING, RequestUrl.model(head))
                .textBytes(members.scan().textBytes())
                .usageWanted(true)
                .need(Capability.EMBEDDINGS)
                .build();
    }

    /** Facts of a question for the number of tokens. */
    public static RequestFacts count(RequestHead head, RequestBody body) {
        Members members = Members.of(body);
        if (within(body) == null) {
            contents(members);
        }
        return RequestFacts.builder(Operation.COUNT, RequestUrl.model(head))
                .textBytes(members.scan().textBytes())
                .build();
    }

    /** The member of a question for the number of tokens that holds a whole request, as the client spells it, or null. */
    public static @Nullable String within(RequestBody body) {
        for (String name : List.of(WITHIN, Spelling.snake(WITHIN))) {
            if (Members.of(body).has(name, JsonKind.OBJECT, "an object")) {
                return name;
            }
        }
        return null;
    }

    /** The vendor reads one content in place of a list as a list of one. */
    private static void contents(Members members) {
        String expected = "an array of contents";
        int place = members.scan().find("contents");
        boolean one = place >= 0 && members.scan().kind(place) == JsonKind.OBJECT;
        if (!one && !members.has("contents", JsonKind.ARRAY, expected)) {
            throw Members.refused("contents", "nothing", expected);
        }
    }

    private static void config(Members members, RequestFacts.Builder facts) {
        String name = members.scan().find(CONFIG) >= 0 ? CONFIG : Spelling.snake(CONFIG);
        if (!members.has(name, JsonKind.OBJECT, "an object")) {
            return;
        }
        JsonCursor cursor = members.cursor(members.scan().find(name));
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (Spelling.of(cursor)) {
                case "maxOutputTokens" -> facts.maxOutputTokens(number(cursor, CONFIG + ".maxOutputTokens", 0));
                case "candidateCount" ->
                    facts.choices((int) Math.min(number(cursor, CONFIG + ".candidateCount", 1), MOST_CHOICES));
                case "responseMimeType" -> {
                    if (cursor.textIs("application/json")) {
                        facts.need(Capability.JSON_MODE);
                    }
                }
                default -> {}
            }
        }
    }

    private static long number(JsonCursor cursor, String name, long least) {
        try {
            long value = cursor.longValue();
            if (value >= least) {
                return value;
            }
        } catch (JsonSyntaxException none) {
            // Refused below, like a number that is too small.
        }
        String found = cursor.rawText();
        throw Members.refused(
                name, found.substring(0, Math.min(SHOWN, found.length())), "a whole number of " + least + " or more");
    }
}
