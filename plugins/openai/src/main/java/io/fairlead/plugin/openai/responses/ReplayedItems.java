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
 *
 * <p>From a request to an upstream that could not read what is sealed all reasoning is taken out, and with it what belongs to
 * it by an id: the ids of items that may go without one, else the items, and what answers them. Without its reasoning such an
 * item is refused ("Item 'ws_...' of type 'web_search_call' was provided without its required 'reasoning' item"). Items that
 * hold more than reasoning, such as a compacted conversation, stay: without them the model would know nothing.
 */
public final class ReplayedItems {
    private final BodyWalk walk;
    private final JsonCursor cursor;
    private final boolean all;
    private final Losses losses;
    private final LeftItems left = new LeftItems();

    private ReplayedItems(BodyWalk walk, boolean all, Losses losses) {
        this.walk = walk;
        this.cursor = walk.cursor();
        this.all = all;
        this.losses = losses;
    }

    /** Edits a request that was scanned with {@link ResponsesLook#PROBES}; {@code all} takes out the vendor's own, too. */
    public static void adapt(BodyEdit edit, JsonScan scan, boolean all, Losses losses) {
        boolean replayed = all || scan.marked(ResponsesLook.SEALED) || scan.marked(ResponsesLook.SIGNED_CALL);
        BodyWalk walk = replayed ? BodyWalk.list(edit, scan, "input") : null;
        if (walk != null) {
            new ReplayedItems(walk, all, losses).items();
        }
    }

    private void items() {
        Cuts cuts = walk.cuts();
        cursor.enter();
        for (int i = 0; cursor.nextElement(); i++) {
            int end = cursor.rawEnd();
            if (cursor.is(JsonKind.OBJECT) && goes("input[" + i + "]")) {
                cuts.cut(end);
            } else {
                cuts.keep(end);
            }
        }
        cursor.leave();
    }

    private boolean goes(String path) {
        Cuts cuts = walk.cuts();
        List<Member> members = new ArrayList<>();
        ReplayedItem item = new ReplayedItem();
        cursor.enter();
        while (cursor.nextMember()) {
            members.add(new Member(cursor.rawEnd(), cursor.nameIs(ThoughtSignature.MEMBER), cursor.nameIs("id")));
            item.member(cursor);
        }
        cursor.leave();
        String why = item.foreign() ? "the reasoning is sealed by another vendor" : all ? left.why(item) : null;
        if (why != null) {
            losses.dropped(path, why);
            return true;
        }
        boolean follows = all && item.mayLoseItsId();
        members.forEach(member -> member.in(cuts, follows));
        if (members.stream().anyMatch(Member::signature)) {
            losses.dropped(path + "." + ThoughtSignature.MEMBER, "another vendor signed it");
        }
        return false;
    }

    private record Member(int end, boolean signature, boolean id) {
        void in(Cuts cuts, boolean follows) {
            if (signature || follows && id) {
                cuts.cut(end);
            } else {
                cuts.keep(end);
            }
        }
    }
}
