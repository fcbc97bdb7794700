package io.fairlead.core.body;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The edits of top-level members, and how commas fall when they are spliced in. */
final class MemberEdits {
    private final JsonScan scan;
    private final List<MemberEdit> edits = new ArrayList<>(4);

    MemberEdits(JsonScan scan) {
        this.scan = scan;
    }

    JsonScan scan() {
        return scan;
    }

    /** The member that has this name after the edits so far, or null. */
    @Nullable MemberEdit find(String name) {
        for (MemberEdit edit : edits) {
            if (!edit.removed() && edit.name().equals(name)) {
                return edit;
            }
        }
        int member = scan.find(name);
        return member < 0 || of(member) != null ? null : add(member, name);
    }

    /** The member of this name: one that is there, else one that was removed, else a new one. */
    MemberEdit obtain(String name) {
        MemberEdit found = find(name);
        if (found != null) {
            return found;
        }
        for (MemberEdit edit : edits) {
            if (edit.removed() && edit.name().equals(name)) {
                return edit;
            }
        }
        return add(MemberEdit.NEW, name);
    }

    /** Takes back a member that was to be appended. */
    void forget(MemberEdit appended) {
        edits.remove(appended);
    }

    /** Whether an edit so far changes bytes of this range of the original. */
    boolean touches(Cut cut) {
        for (MemberEdit edit : edits) {
            int member = edit.member;
            if (member == MemberEdit.NEW) {
                continue;
            }
            boolean key = edit.renamed() || edit.removed();
            boolean value = edit.value() != null || edit.removed();
            if (key && cut.overlaps(scan.keyStart(member), scan.keyEnd(member))
                    || value && cut.overlaps(scan.valueStart(member), scan.valueEnd(member))) {
                return true;
            }
        }
        return false;
    }

    /** Adds the cuts that make the edits, in any order. */
    void cuts(List<Cut> out) {
        if (edits.isEmpty()) {
            return;
        }
        int last = scan.members() - 1;
        int kept = last;
        while (kept >= 0 && removed(kept)) {
            kept--;
        }
        for (MemberEdit edit : edits) {
            // The removed members at the end go as one, with the comma before them.
            if (edit.member != MemberEdit.NEW && edit.member <= kept) {
                inPlace(edit, out);
            }
        }
        long tail = kept < 0 ? scan.bodyStart() + 1 : scan.valueEnd(kept);
        long tailEnd = kept == last ? tail : scan.valueEnd(last);
        Slice appended = appended(kept >= 0);
        if (tailEnd > tail || appended.length() > 0) {
            out.add(new Cut(tail, tailEnd, appended));
        }
    }

    private void inPlace(MemberEdit edit, List<Cut> out) {
        int member = edit.member;
        if (edit.removed()) {
            out.add(new Cut(scan.keyStart(member), scan.keyStart(member + 1), Slice.EMPTY));
            return;
        }
        if (edit.renamed()) {
            out.add(new Cut(scan.keyStart(member), scan.keyEnd(member), Slice.of(quoted(edit.name()))));
        }
        byte[] value = edit.value();
        if (value != null) {
            out.add(new Cut(scan.valueStart(member), scan.valueEnd(member), Slice.of(value)));
        }
    }

    private Slice appended(boolean comma) {
        ByteArrayOutputStream out = null;
        for (MemberEdit edit : edits) {
            byte[] value = edit.value();
            if (edit.member != MemberEdit.NEW || value == null) {
                continue;
            }
            out = out == null ? new ByteArrayOutputStream(value.length + 32) : out;
            if (comma || out.size() > 0) {
                out.write(',');
            }
            out.writeBytes(quoted(edit.name()));
            out.write(':');
            out.writeBytes(value);
        }
        return out == null ? Slice.EMPTY : Slice.of(out.toByteArray());
    }

    private boolean removed(int member) {
        MemberEdit edit = of(member);
        return edit != null && edit.removed();
    }

    private @Nullable MemberEdit of(int member) {
        for (MemberEdit edit : edits) {
            if (edit.member == member) {
                return edit;
            }
        }
        return null;
    }

    private MemberEdit add(int member, String name) {
        MemberEdit edit = new MemberEdit(member, name);
        edits.add(edit);
        return edit;
    }

    private static byte[] quoted(String name) {
        return JsonText.quote(name).getBytes(StandardCharsets.UTF_8);
    }
}
