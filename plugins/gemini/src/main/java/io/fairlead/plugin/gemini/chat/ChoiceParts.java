package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.json.JsonText;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.gemini.chat.PartWriter.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one choice has said and the client has not: pieces of text and thoughts put together, calls until they are whole.
 * Proofs that a call repeats are told once, with the call.
 */
final class ChoiceParts {
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<Integer, Call> calls = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final List<TokenLogprob> logprobs = new ArrayList<>(0);
    private double logprobSum;
    private int tokens;
    private @Nullable FinishReason reason;
    private boolean told;

    /** A piece of text or of thoughts with their proof, or something written already. */
    private record Piece(
            String kind, StringBuilder text, @Nullable String signature) {}

    /** Takes an event of this choice. */
    void take(ChatEvent event) {
        switch (event) {
            case ChatEvent.TextDelta delta -> {
                words("text", delta.text());
                logprobs.addAll(delta.logprobs());
            }
            case ChatEvent.RefusalDelta delta -> {
                words("text", delta.text());
                logprobs.addAll(delta.logprobs());
            }
            case ChatEvent.ThinkingDelta delta -> thought(delta);
            case ChatEvent.ToolCallStarted call -> call(call);
            case ChatEvent.ToolCallDelta delta -> arguments(delta);
            case ChatEvent.Annotated annotated -> annotate(annotated);
            case ChatEvent.UnknownPart part
            when Own.MEMBERS.own(part.kind()) -> {
                settleCalls();
                pieces.add(new Piece("other", new StringBuilder(part.json()), null));
            }
            case ChatEvent.Finished finished -> {
                settleCalls();
                reason = finished.reason();
            }
            default -> {}
        }
    }

    private void words(String kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        settleCalls();
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        if (last == null || !last.kind.equals(kind) || last.signature != null) {
            pieces.add(new Piece(kind, new StringBuilder(text), null));
            return;
        }
        last.text.append(text);
    }

    private void thought(ChatEvent.ThinkingDelta delta) {
        String signature = delta.signature();
        words("thought", delta.text());
        if (signature == null) {
            return;
        }
        settleCalls();
        StringBuilder text = new StringBuilder();
        if (!pieces.isEmpty() && joins(pieces.getLast(), delta, signature)) {
            text = pieces.removeLast().text;
        }
        pieces.add(new Piece("thought", text, signature));
    }

    /** A proof of this vendor's that comes without words is that of what follows. */
    private static boolean joins(Piece last, ChatEvent.ThinkingDelta delta, String signature) {
        boolean about = !delta.text().isEmpty() || Signature.own(signature) == null;
        return about && last.kind.equals("thought") && last.signature == null;
    }

    private void call(ChatEvent.ToolCallStarted call) {
        String proof = call.extensions().get(Own.SIGNATURE);
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        String before = last == null ? null : Signature.own(last.signature);
        if (last != null
                && before != null
                && last.text.isEmpty()
                && JsonText.quote(before).equals(proof)) {
            pieces.removeLast();
        }
        calls.put(call.call(), new Call(call.id(), call.name(), proof, new StringBuilder()));
    }

    private void arguments(ChatEvent.ToolCallDelta delta) {
        Call call = calls.get(delta.call());
        if (call != null) {
            call.arguments().append(delta.json());
        }
    }

    /** Some upstreams tell them again and again, each time with more in it: the last one holds. */
    private void annotate(ChatEvent.Annotated annotated) {
        if (annotated.protocol().equals("gemini")) {
            String json = annotated.json();
            int colon = json.indexOf(':');
            annotations.put(json.substring(2, colon - 1), json.substring(colon + 1, json.length() - 1));
        }
    }

    /** No more of the calls is to come. */
    private void settleCalls() {
        calls.values().forEach(call -> {
            JsonWriter json = new JsonWriter();
            PartWriter.call(json, call);
            pieces.add(new Piece("other", new StringBuilder(json.slice().utf8()), null));
        });
        calls.clear();
    }

    /** Whether there are parts that the client may have now. */
    boolean ready() {
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        boolean waits = last != null && last.text.isEmpty() && Signature.own(last.signature) != null;
        return pieces.size() > (waits ? 1 : 0);
    }

    /** All that came by now is whole. */
    void settle() {
        settleCalls();
    }

    /** Why it ended, if it has. */
    @Nullable FinishReason reason() {
        return reason;
    }

    /**
     * Writes a candidate with the parts that there are, and forgets them. The vendor's own clients forget a turn of which
     * a frame has no part: where nothing is left for the last one, it has an empty text, as the vendor's has.
     *
     * @param last whether why it ended is told, too
     */
    void write(JsonWriter json, int index, boolean last) {
        json.beginObject().name("content").beginObject().name("parts").beginArray();
        pieces.forEach(piece -> write(json, piece));
        if (pieces.isEmpty() && told) {
            PartWriter.text(json, "");
        }
        pieces.clear();
        told = true;
        json.endArray().member("role", "model").endObject();
        if (last) {
            FinishReason told = reason;
            json.member("finishReason", FinishWord.of(told == null ? FinishReason.STOP : told));
            annotations.forEach((name, value) -> json.name(name).raw(value));
        }
        logprobs(json, last);
        json.member("index", index).endObject();
    }

    private void logprobs(JsonWriter json, boolean last) {
        LogprobsForm.write(json, logprobs);
        logprobs.forEach(token -> logprobSum += token.logprob());
        tokens += logprobs.size();
        logprobs.clear();
        if (last && tokens > 0) {
            json.name("avgLogprobs").number(logprobSum / tokens);
        }
    }

    private static void write(JsonWriter json, Piece piece) {
        switch (piece.kind) {
            case "text" -> PartWriter.text(json, piece.text.toString());
            case "thought" -> PartWriter.thought(json, piece.text.toString(), piece.signature);
            default -> json.raw(piece.text.toString());
        }
    }
}
