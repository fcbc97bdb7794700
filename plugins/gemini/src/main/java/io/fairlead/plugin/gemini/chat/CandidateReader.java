package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.Unread;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the candidates of a reply into events. Why they ended is told at the end of the reply: some upstreams say it in
 * every frame of a stream, and what they say last holds.
 */
final class CandidateReader {
    private static final int MOST = 1000;

    /** Members beside the text that tell where it comes from. */
    private static final String GROUNDING = "groundingMetadata";

    private static final String CITATIONS = "citationMetadata";

    /** Members that are read elsewhere, and such as only measure what is told. */
    private static final Set<String> MEASURES = Set.of("index", LogprobsForm.MEMBER, "avgLogprobs", "tokenCount");

    private static final String LOST = "other APIs have no such member";

    private static final String STOP = "STOP";

    /** What a member that is not set is in this API. */
    private static final String UNSPECIFIED = "FINISH_REASON_UNSPECIFIED";

    private final JsonCursor cursor;
    private final Losses losses;
    private final Unread unread;
    private final JsonCursor ahead = new JsonCursor();
    private final BitSet open = new BitSet();
    private final Map<Integer, String> reasons = new TreeMap<>();
    private boolean blocked;
    private final Map<Integer, Integer> calls = new HashMap<>();
    private byte[] bytes = new byte[0];
    /** Those of the candidate being read that have not been told. */
    private List<TokenLogprob> logprobs = List.of();

    CandidateReader(JsonCursor cursor, Losses losses) {
        this.cursor = cursor;
        this.losses = losses;
        this.unread = new Unread(losses);
    }

    /** Whether all that spoke have ended. */
    boolean finished() {
        return blocked || open.isEmpty() && !reasons.isEmpty();
    }

    /** The prompt was refused: there are no candidates, or no more of them. */
    void block() {
        blocked = true;
    }

    /** Tells why they ended. */
    void end(Consumer<ChatEvent> out) {
        if (reasons.isEmpty()) {
            out.accept(ChatEvent.finished(0, FinishReason.CONTENT_FILTER, null));
        }
        reasons.forEach((index, reason) ->
                out.accept(ChatEvent.finished(index, FinishWord.read(reason, calls.getOrDefault(index, 0) > 0), null)));
    }

    /** Reads the list that the cursor is in, which lies in these bytes. */
    void read(byte[] array, String answer, Consumer<ChatEvent> out) {
        bytes = array;
        for (int i = 0; cursor.nextElement(); i++) {
            if (cursor.is(JsonKind.OBJECT)) {
                candidate(Math.min(i, MOST), answer, out);
            }
        }
    }

    private void candidate(int place, String answer, Consumer<ChatEvent> out) {
        int index = index(place);
        logprobs = logprobs();
        String reason = null;
        boolean explained = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content") && cursor.enter(JsonKind.OBJECT)) {
                content(index, answer, out);
                cursor.leave();
            } else if (cursor.nameIs("finishReason")) {
                reason = cursor.textOrNull();
            } else if ((cursor.nameIs(GROUNDING) || cursor.nameIs(CITATIONS)) && cursor.is(JsonKind.OBJECT)) {
                annotate(index, out);
            } else if (cursor.nameIs("finishMessage")) {
                explained = cursor.is(JsonKind.STRING);
            } else if (cursor.nameIs("urlContextMetadata") && cursor.is(JsonKind.OBJECT)) {
                losses.dropped("urlContextMetadata", LOST);
            } else if (cursor.nameIs("safetyRatings") && cursor.enter(JsonKind.ARRAY)) {
                ratings();
                cursor.leave();
            } else if (!MEASURES.contains(cursor.name())) {
                unread.member(cursor, "candidates");
            }
        }
        cursor.leave();
        if (!logprobs.isEmpty()) {
            out.accept(ChatEvent.text(index, "", logprobs));
        }
        if (explained && !STOP.equals(reason)) {
            losses.dropped("finishMessage", LOST);
        }
        finish(index, reason);
    }

    /** Many answers say of every category that there is nothing in it. */
    private void ratings() {
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                if (cursor.find("probability") && !cursor.textIs("NEGLIGIBLE")) {
                    losses.dropped("safetyRatings", LOST);
                }
                cursor.leave();
            }
        }
    }

    /** They may stand behind the text with which they are told. */
    private List<TokenLogprob> logprobs() {
        ahead.reset(bytes, cursor.rawStart(), cursor.rawEnd()).enter();
        return ahead.find(LogprobsForm.MEMBER) ? LogprobsForm.read(ahead) : List.of();
    }

    private int index(int place) {
        ahead.reset(bytes, cursor.rawStart(), cursor.rawEnd()).enter();
        boolean stated = ahead.find("index") && ahead.is(JsonKind.NUMBER);
        return stated ? (int) Math.clamp(ahead.doubleValue(), 0, MOST) : place;
    }

    private void content(int index, String answer, Consumer<ChatEvent> out) {
        while (cursor.nextMember()) {
            if (cursor.nameIs("parts") && cursor.enter(JsonKind.ARRAY)) {
                while (cursor.nextElement()) {
                    if (cursor.is(JsonKind.OBJECT)) {
                        int call = calls.getOrDefault(index, 0);
                        calls.put(index, call + part(index, call, answer, out));
                    }
                }
                cursor.leave();
            } else if (!cursor.nameIs("role")) {
                unread.member(cursor, "content");
            }
        }
    }

    private int part(int index, int call, String answer, Consumer<ChatEvent> out) {
        int start = cursor.rawStart();
        int end = cursor.rawEnd();
        PartReader part = new PartReader(cursor, unread);
        part.read();
        if (part.other()) {
            String raw = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            out.accept(ChatEvent.unknown(index, Own.MEMBERS.name(part.unknown()), raw));
            return 0;
        }
        return part.tell(index, call, answer, event -> out.accept(withLogprobs(event)));
    }

    /** The first text of a frame has the probabilities of all of the candidate's tokens in it. */
    private ChatEvent withLogprobs(ChatEvent event) {
        if (logprobs.isEmpty() || !(event instanceof ChatEvent.TextDelta text)) {
            return event;
        }
        List<TokenLogprob> all = logprobs;
        logprobs = List.of();
        return ChatEvent.text(text.choice(), text.text(), all);
    }

    private void annotate(int index, Consumer<ChatEvent> out) {
        String raw = cursor.rawText();
        if (raw.length() > "{}".length()) {
            out.accept(ChatEvent.annotated(index, "gemini", "{\"" + cursor.name() + "\":" + raw + "}"));
        }
    }

    private void finish(int index, @Nullable String reason) {
        if (reason != null && !reason.equals(UNSPECIFIED)) {
            reasons.put(index, reason);
        }
        open.set(index, !reasons.containsKey(index));
    }
}
