package io.fairlead.testkit;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Slice;
import java.util.ArrayList;
import java.util.List;

/** Takes edits of a body and lists them, one short line each. */
public final class RecordedBodyEdit implements BodyEdit {
    private final RequestBody original;
    private final List<String> edits = new ArrayList<>();

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
        return this;
    }
}
