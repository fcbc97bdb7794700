package io.fairlead.testkit;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes edits of a body and lists them, one short line each. */
public final class RecordedBodyEdit implements BodyEdit {
    private final RequestBody original;
    private final List<String> edits = new ArrayList<>();
    private final List<Replacement> replacements = new ArrayList<>();

    private record Replacement(long from, long to, Slice with) {}

    private RecordedBodyEdit(RequestBody original) {
        this.original = original;
    }

    /** Edits on a body. */
    public static RecordedBodyEdit of(RequestBody original) {
        return new RecordedBodyEdit(original);
    }

    /** Every edit in order: {@code set model="x"}, {@code remove n}, {@code rename a to b}, {@code replace 3-7 text}. */
    public List<String> edits() {
        return List.copyOf(edits);
    }

    /** The original with its ranges replaced; members that were set, removed or renamed are as they were. */
    public String replaced() {
        StringBuilder text = new StringBuilder();
        long at = 0;
        for (Replacement next : replacements.stream()
                .sorted(Comparator.comparingLong(Replacement::from))
                .toList()) {
            text.append(original.slice(at, next.from).utf8()).append(next.with.utf8());
            at = next.to;
        }
        return text.append(original.slice(at, original.length()).utf8()).toString();
    }

    @Override
    public RequestBody original() {
        return original;
    }

    @Override
    public RecordedBodyEdit set(String path, String json) {
        edits.add("set " + path + "=" + json);
        return this;
    }

    @Override
    public RecordedBodyEdit remove(String path) {
        edits.add("remove " + path);
        return this;
    }

    @Override
    public RecordedBodyEdit rename(String path, String to) {
        edits.add("rename " + path + " to " + to);
        return this;
    }

    @Override
    public RecordedBodyEdit replace(long from, long to, Slice with) {
        edits.add("replace " + from + "-" + to + " " + with.utf8());
        replacements.add(new Replacement(from, to, with));
        return this;
    }
}
