package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.anthropic.request.RequestLook;
import io.fairlead.toolkit.BodyWalk;
import io.fairlead.toolkit.Cuts;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a conversation come home that another vendor served for a while: the thoughts of that vendor, which came to the client
 * marked, are taken out of a request that is passed through, since this one refuses signatures that it did not make. Where a
 * turn goes on that does not begin with a thought of its own, a model that thinks with a budget is told not to, as
 * <a href="https://platform.claude.com/docs/en/build-with-claude/extended-thinking">the vendor</a> demands. From a request to
 * an upstream that could not read a proof all thoughts are taken out.
 */
public final class ReplayedThoughts {
    private static final String UNREADABLE = "the upstream cannot read its proof";

    private final BodyWalk walk;
    private final JsonCursor cursor;
    private final boolean all;
    private final Losses losses;
    private boolean begun;
    private boolean goesOn;
    private boolean proven;

    private ReplayedThoughts(BodyWalk walk, boolean all, Losses losses) {
        this.walk = walk;
        this.cursor = walk.cursor();
        this.all = all;
        this.losses = losses;
    }

    /** Edits a request that was scanned with {@link RequestLook#PROBES}; {@code all} takes out the vendor's own, too. */
    public static void adapt(BodyEdit edit, JsonScan scan, String model, boolean all, Losses losses) {
        boolean budget = scan.marked(RequestLook.TOOL_RESULT)
                && ModelRules.of(model).thinking() == ModelRules.Thinking.BUDGET
                && asked(edit, scan);
        BodyWalk walk =
                budget || all || scan.marked(RequestLook.THOUGHT) ? BodyWalk.list(edit, scan, "messages") : null;
        if (walk == null) {
            return;
        }
        ReplayedThoughts thoughts = new ReplayedThoughts(walk, all, losses);
        thoughts.messages();
        if (budget && thoughts.goesOn && !thoughts.proven) {
            edit.set("thinking", "{\"type\":\"disabled\"}");
            losses.dropped("thinking", ThinkingPlan.UNPROVEN);
            ThinkingEdits.remove(edit, scan, losses);
        }
    }

    private static boolean asked(BodyEdit edit, JsonScan scan) {
        int member = scan.find("thinking");
        if (member < 0 || scan.kind(member) != JsonKind.OBJECT) {
            return false;
        }
        Slice value = edit.original().slice(scan.valueStart(member), scan.valueEnd(member));
        JsonCursor thinking = JsonCursor.over(value.array(), value.start(), value.end());
        thinking.enter();
        return thinking.find("type") && thinking.textIs("enabled");
    }

    private void messages() {
        Cuts cuts = walk.cuts();
        cursor.enter();
        for (int i = 0; cursor.nextElement(); i++) {
            int end = cursor.rawEnd();
            if (cursor.is(JsonKind.OBJECT) && isEmptied("messages[" + i + "].content")) {
                cuts.cut(end);
            } else {
                cuts.keep(end);
            }
        }
        cursor.leave();
    }

    /** Whether nothing of the message is left: the vendor takes none that is empty. */
    private boolean isEmptied(String path) {
        boolean assistant = false;
        Cuts cuts = null;
        List<Block> blocks = List.of();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("role")) {
                assistant = cursor.textIs("assistant");
            } else if (cursor.nameIs("content") && cursor.is(JsonKind.ARRAY)) {
                // A name that is there twice means the last.
                cuts = walk.cuts();
                blocks = blocks(path);
            }
        }
        cursor.leave();
        List<Block> left = blocks.stream().filter(block -> !block.goes).toList();
        if (!blocks.isEmpty() && left.isEmpty()) {
            return true;
        }
        if (cuts != null) {
            cut(blocks, cuts);
        }
        turn(assistant, left);
        return false;
    }

    private static void cut(List<Block> blocks, Cuts cuts) {
        for (Block block : blocks) {
            if (block.goes) {
                cuts.cut(block.end);
            } else {
                cuts.keep(block.end);
            }
        }
    }

    /** A turn is all that the model says until a user asks again, and begins with what it thought first. */
    private void turn(boolean assistant, List<Block> blocks) {
        if (!assistant) {
            goesOn = !blocks.isEmpty() && blocks.stream().allMatch(block -> block.type.equals("tool_result"));
            begun &= goesOn;
            return;
        }
        goesOn = false;
        if (!begun) {
            begun = true;
            proven = !blocks.isEmpty() && blocks.getFirst().type.endsWith("thinking");
        }
    }

    /**
     * A block of content.
     *
     * @param goes whether it is taken out
     * @param end index after its last byte
     */
    private record Block(String type, boolean goes, int end) {}

    private List<Block> blocks(String path) {
        List<Block> blocks = new ArrayList<>();
        cursor.enter();
        while (cursor.nextElement()) {
            Block block = block();
            if (block.goes) {
                losses.dropped(
                        path + "[" + blocks.size() + "]",
                        all ? UNREADABLE : "the reasoning is signed by another vendor");
            }
            blocks.add(block);
        }
        cursor.leave();
        return blocks;
    }

    private Block block() {
        int end = cursor.rawEnd();
        if (!cursor.enter(JsonKind.OBJECT)) {
            return new Block("", false, end);
        }
        String type = "";
        boolean foreign = false;
        while (cursor.nextMember()) {
            if (cursor.nameIs("type") && cursor.is(JsonKind.STRING)) {
                type = cursor.text();
            } else if (cursor.nameIs("signature") && cursor.is(JsonKind.STRING)) {
                foreign = Proof.foreign(cursor.text());
            }
        }
        cursor.leave();
        boolean goes = type.equals("thinking") && (all || foreign) || all && type.equals("redacted_thinking");
        return new Block(type, goes, end);
    }
}
