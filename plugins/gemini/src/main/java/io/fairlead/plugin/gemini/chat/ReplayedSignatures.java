package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.gemini.request.RequestLook;
import io.fairlead.plugin.gemini.request.Spelling;
import io.fairlead.toolkit.BodyWalk;
import io.fairlead.toolkit.Cuts;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a conversation come home that another vendor served for a while. Signatures of that vendor's are taken out of a request
 * that is passed through; calls that then have none get the value that
 * <a href="https://ai.google.dev/gemini-api/docs/thought-signatures">the vendor</a> states for calls of other models, where
 * the model demands one. From a request to an upstream that could not read a signature all are taken out.
 */
public final class ReplayedSignatures {
    private static final String MEMBER = "thoughtSignature";
    private static final String CALL = "functionCall";
    private static final Slice NONE_NEEDED = none("thoughtSignature");
    private static final Slice SNAKE_NONE_NEEDED = none("thought_signature");

    private final BodyWalk walk;
    private final JsonCursor cursor;
    private final boolean demanded;
    private final boolean all;
    private final Losses losses;

    private ReplayedSignatures(BodyWalk walk, boolean demanded, boolean all, Losses losses) {
        this.walk = walk;
        this.cursor = walk.cursor();
        this.demanded = demanded;
        this.all = all;
        this.losses = losses;
    }

    /** Edits a request that was scanned with {@link RequestLook#PROBES}; {@code all} takes out the vendor's own, too. */
    public static void adapt(BodyEdit edit, JsonScan scan, String model, boolean all, Losses losses) {
        boolean demanded = RequestLook.hasCalls(scan) && ModelFamily.of(model).demandsSignatures();
        boolean replayed = demanded || RequestLook.hasSignatures(scan);
        BodyWalk walk = replayed ? BodyWalk.list(edit, scan, "contents") : null;
        if (walk != null) {
            new ReplayedSignatures(walk, demanded, all, losses).contents();
        }
    }

    private void contents() {
        cursor.enter();
        for (int i = 0; cursor.nextElement(); i++) {
            if (!cursor.enter(JsonKind.OBJECT)) {
                continue;
            }
            while (cursor.nextMember()) {
                if (cursor.nameIs("parts")) {
                    parts("contents[" + i + "].parts");
                }
            }
            cursor.leave();
        }
        cursor.leave();
    }

    private void parts(String path) {
        List<Part> parts = new ArrayList<>();
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                parts.add(part(path + "[" + parts.size() + "]"));
            }
            cursor.leave();
        } else {
            parts.add(part(path));
        }
        if (demanded && parts.stream().noneMatch(Part::signed)) {
            parts.stream().filter(Part::calls).findFirst().ifPresent(this::excuse);
        }
    }

    /**
     * One part as it is sent.
     *
     * @param call the name of the member that calls a function, empty if it does not
     * @param signed whether it has a signature of the vendor's own
     * @param end index after its last byte
     */
    private record Part(String call, boolean signed, int end) {
        boolean calls() {
            return !call.isEmpty();
        }
    }

    private Part part(String path) {
        int end = cursor.rawEnd();
        if (!cursor.is(JsonKind.OBJECT)) {
            return new Part("", false, end);
        }
        String call = "";
        boolean signed = false;
        Cuts cuts = walk.cuts();
        cursor.enter();
        while (cursor.nextMember()) {
            int behind = cursor.rawEnd();
            String name = Spelling.of(cursor);
            boolean signature = name.equals(MEMBER);
            if (signature && goes(path)) {
                cuts.cut(behind);
                continue;
            }
            signed |= signature;
            call = name.equals(CALL) && cursor.is(JsonKind.OBJECT) ? cursor.name() : call;
            cuts.keep(behind);
        }
        cursor.leave();
        return new Part(call, signed, end);
    }

    private boolean goes(String path) {
        String wire = cursor.textOrNull();
        if (wire == null) {
            return true;
        }
        boolean others = Signature.own(Signature.neutral(wire)) == null;
        if (!others && (!all || wire.equals(Signature.NONE_NEEDED))) {
            return false;
        }
        losses.dropped(path + "." + MEMBER, others ? "another vendor signed it" : "the upstream cannot read it");
        return true;
    }

    private void excuse(Part call) {
        walk.replace(call.end - 1, call.end - 1, call.call.equals(CALL) ? NONE_NEEDED : SNAKE_NONE_NEEDED);
    }

    private static Slice none(String member) {
        return Slice.utf8(",\"" + member + "\":\"" + Signature.NONE_NEEDED + "\"");
    }
}
