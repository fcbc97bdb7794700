package io.fairlead.core.body;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects edits of a stored body. Each edit sees the body as the earlier ones left it: after a rename, a member goes by
 * its new name only, and takes the place of one that had this name before. A {@code null} on the way of a path counts as
 * a missing object. Not for several threads.
 */
public final class Splice implements BodyEdit {
    private static final byte[] EMPTY_OBJECT = {'{', '}'};
    /** Stands for the members of a body that is no JSON. */
    private static final JsonScan NO_MEMBERS = JsonScan.of(EMPTY_OBJECT, 0, EMPTY_OBJECT.length, JsonProbes.NONE);

    private final StoredBody original;
    private final JsonScan scan;
    private final MemberEdits members;
    private final List<Cut> ranges;
    /** No range reaches beyond. */
    private long rangesEnd;

    private Splice(StoredBody original, MemberEdits members, List<Cut> ranges) {
        this.original = original;
        this.scan = members.scan();
        this.members = members;
        this.ranges = ranges;
    }

    /** No edit so far. */
    public static Splice of(StoredBody original) {
        JsonScan found = original.json();
        return new Splice(original, new MemberEdits(found == null ? NO_MEMBERS : found), new ArrayList<>(2));
    }

    @Override
    public RequestBody original() {
        return original;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RouterException if a nested object on the way has two members of one name
     */
    @Override
    public Splice set(String path, String json) {
        checkPath(path);
        if (scan == NO_MEMBERS) {
            throw new IllegalArgumentException(
                    "found a body that is no JSON object, expected one to set '" + path + "'");
        }
        int dot = path.indexOf('.');
        MemberEdit edit = members.obtain(dot < 0 ? path : path.substring(0, dot));
        if (dot >= 0) {
            edit.set(nested(edit).set(path.substring(dot + 1), json).edited().bytes());
            return this;
        }
        if (edit.member != MemberEdit.NEW) {
            supersede(scan.valueStart(edit.member), scan.valueEnd(edit.member));
        }
        edit.set(value(path, json));
        return this;
    }

    @Override
    public Splice remove(String path) {
        checkPath(path);
        int dot = path.indexOf('.');
        MemberEdit edit = members.find(dot < 0 ? path : path.substring(0, dot));
        if (edit == null) {
            return this;
        }
        if (dot < 0) {
            remove(edit);
        } else if (kind(edit) == JsonKind.OBJECT) {
            edit.set(nested(edit).remove(path.substring(dot + 1)).edited().bytes());
        }
        return this;
    }

    private void remove(MemberEdit edit) {
        if (edit.member == MemberEdit.NEW) {
            members.forget(edit);
            return;
        }
        supersede(scan.keyStart(edit.member), scan.valueEnd(edit.member));
        edit.remove();
    }

    @Override
    public Splice rename(String path, String to) {
        checkPath(path);
        checkPath(to);
        MemberEdit edit = path.equals(to) ? null : members.find(path);
        if (edit == null) {
            return this;
        }
        MemberEdit other = members.find(to);
        if (other != null) {
            remove(other);
        }
        if (edit.member != MemberEdit.NEW) {
            supersede(scan.keyStart(edit.member), scan.keyEnd(edit.member));
        }
        edit.rename(to);
        return this;
    }

    @Override
    public Splice replace(long from, long to, Slice with) {
        Objects.checkFromToIndex(from, to, original.length());
        Cut cut = new Cut(from, to, Slice.of(with.bytes()));
        // Most callers go from front to back, and may have very many edits.
        if (from < rangesEnd && ranges.stream().anyMatch(other -> cut.overlaps(other.from(), other.to()))) {
            throw overlapping(cut);
        }
        if (members.touches(cut)) {
            throw overlapping(cut);
        }
        ranges.add(cut);
        rangesEnd = Math.max(rangesEnd, to);
        return this;
    }

    /**
     * The body with the edits so far.
     *
     * @throws IllegalArgumentException if a range that was replaced reaches into what goes with a removed member
     */
    public EditedBody edited() {
        List<Cut> cuts = new ArrayList<>(ranges.size() + 4);
        cuts.addAll(ranges);
        members.cuts(cuts);
        cuts.sort(Cut.ORDER);
        long end = 0;
        for (Cut cut : cuts) {
            if (cut.from() < end) {
                throw overlapping(cut);
            }
            end = cut.to();
        }
        return new EditedBody(original, cuts);
    }

    /** The object that a member is or shall be, for edits of its own. */
    private Splice nested(MemberEdit edit) {
        JsonKind kind = kind(edit);
        if (kind != null && kind != JsonKind.NULL && kind != JsonKind.OBJECT) {
            throw new IllegalArgumentException("found '" + edit.name() + "' to be " + kind + ", expected an object");
        }
        byte[] object = kind == JsonKind.OBJECT ? text(edit) : EMPTY_OBJECT;
        try {
            JsonScan found = JsonScan.of(object, 0, object.length, JsonProbes.NONE);
            return of(StoredBody.of(Slice.of(object), found));
        } catch (JsonSyntaxException e) {
            throw RouterException.of(
                    ErrorCode.INVALID_JSON, "the member '" + edit.name() + "' cannot be edited: " + e.getMessage());
        }
    }

    private @Nullable JsonKind kind(MemberEdit edit) {
        byte[] value = edit.value();
        if (value != null) {
            return JsonCursor.over(value, 0, value.length).kind();
        }
        return edit.removed() || edit.member == MemberEdit.NEW ? null : scan.kind(edit.member);
    }

    private byte[] text(MemberEdit edit) {
        byte[] value = edit.value();
        if (value != null) {
            return value;
        }
        long from = scan.valueStart(edit.member);
        long to = scan.valueEnd(edit.member);
        List<Cut> inside = new ArrayList<>();
        for (Cut cut : supersede(from, to)) {
            inside.add(new Cut(cut.from() - from, cut.to() - from, cut.with()));
        }
        inside.sort(Cut.ORDER);
        return new EditedBody(StoredBody.of(original.slice(from, to), null), inside).bytes();
    }

    /** Takes out the replaced ranges that lie within this one, because a later edit sees to all of it. */
    private List<Cut> supersede(long from, long to) {
        if (ranges.isEmpty()) {
            return List.of();
        }
        List<Cut> inside = new ArrayList<>();
        for (Cut cut : ranges) {
            if (cut.within(from, to)) {
                inside.add(cut);
            } else if (cut.overlaps(from, to)) {
                throw overlapping(cut);
            }
        }
        ranges.removeAll(inside);
        return inside;
    }

    private static byte[] value(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            // Finds forgotten quotes and brackets; a full check is not worth its time.
            JsonCursor.over(bytes, 0, bytes.length).skip();
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("found no JSON value for '" + path + "': " + e.getMessage(), e);
        }
        return bytes;
    }

    private static void checkPath(String path) {
        if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            throw new IllegalArgumentException("found the path '" + path + "', expected names joined by dots");
        }
    }

    private static IllegalArgumentException overlapping(Cut cut) {
        return new IllegalArgumentException("found an edit of bytes " + cut.from() + " to " + cut.to()
                + " that another edit changes, expected edits apart");
    }
}
