package io.fairlead.plugin.openai.responses;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.openai.chat.ThoughtSignature;
import io.fairlead.toolkit.BodyWalk;
import io.fairlead.toolkit.Cuts;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a conversation come home that another vendor served for a while: that vendor's reasoning, which came to the client
 * sealed by the gateway, and the signatures of its calls are taken out of a request that is passed through. Who reads them
 * here looks for what it sealed itself, and for members that it knows.
 */
public final class ReplayedItems {
    private final BodyWalk walk;
    private final JsonCursor cursor;
    private final Losses losses;

    private ReplayedItems(BodyWalk walk, Losses losses) {
        this.walk = walk;
        this.cursor = walk.cursor();
        this.losses = losses;
    }

    /** Edits a request that was scanned with {@link ResponsesLook#PROBES}. */
    public static void adapt(BodyEdit edit, JsonScan scan, Losses losses) {
        boolean replayed = scan.marked(ResponsesLook.SEALED) || scan.marked(ResponsesLook.SIGNED_CALL);
        BodyWalk walk = replayed ? BodyWalk.list(edit, scan, "input") : null;
        if (walk != null) {
            new ReplayedItems(walk, losses).items();
        }
    }

    private void items() {
        Cuts cuts = walk.cuts();
        cursor.enter();
        for (int i = 0; cursor.nextElement(); i++) {
            int end = cursor.rawEnd();
            String path = "input[" + i + "]";
            if (cursor.is(JsonKind.OBJECT) && foreign(path)) {
                losses.dropped(path, "the reasoning is sealed by another vendor");
                cuts.cut(end);
            } else {
                cuts.keep(end);
            }
        }
        cursor.leave();
    }

    private boolean foreign(String path) {
        boolean foreign = false;
        Cuts cuts = walk.cuts();
        List<Member> members = new ArrayList<>();
        cursor.enter();
        while (cursor.nextMember()) {
            members.add(new Member(cursor.rawEnd(), cursor.nameIs(ThoughtSignature.MEMBER)));
            if (cursor.nameIs("encrypted_content") && cursor.is(JsonKind.STRING)) {
                foreign = Sealed.foreign(cursor.text());
            }
        }
        cursor.leave();
        if (foreign) {
            return true;
        }
        members.forEach(member -> member.in(cuts));
        if (members.stream().anyMatch(Member::signature)) {
            losses.dropped(path + "." + ThoughtSignature.MEMBER, "another vendor signed it");
        }
        return false;
    }

    private record Member(int end, boolean signature) {
        void in(Cuts cuts) {
            if (signature) {
                cuts.cut(end);
            } else {
                cuts.keep(end);
            }
        }
    }
}
