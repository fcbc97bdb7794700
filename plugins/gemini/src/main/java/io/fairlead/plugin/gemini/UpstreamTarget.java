package io.fairlead.plugin.gemini;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a method of a model is called: the name of the model stands in the path. */
final class UpstreamTarget {
    private static final String MODELS = "models/";

    private UpstreamTarget() {}

    /** The path below the version. */
    static String of(Target to, String method) {
        return "/" + path(to.deployment().model()) + ":" + method;
    }

    /** The resource of a model: names with a collection before them, such as {@code tunedModels/}, have it already. */
    static String resource(String model) {
        return model.startsWith(MODELS) || model.startsWith("tunedModels/") ? model : MODELS + model;
    }

    private static String path(String model) {
        return Arrays.stream(resource(model).split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** A request within a list names its model again. */
    static void retargetEach(BodyEdit edit, Target to) {
        RequestBody body = edit.original();
        JsonScan scan = body.json();
        int requests = scan == null ? -1 : scan.find("requests");
        if (scan == null || requests < 0 || scan.kind(requests) != JsonKind.ARRAY) {
            return;
        }
        Slice name = Slice.utf8(JsonText.quote(resource(to.deployment().model())));
        long start = scan.valueStart(requests);
        Slice list = body.slice(start, scan.valueEnd(requests));
        long shift = start - list.start();
        JsonCursor cursor = JsonCursor.over(list.array(), list.start(), list.end());
        cursor.enter();
        while (cursor.nextElement()) {
            if (!cursor.enter(JsonKind.OBJECT)) {
                continue;
            }
            if (cursor.find("model") && !cursor.rawText().equals(name.utf8())) {
                edit.replace(cursor.rawStart() + shift, cursor.rawEnd() + shift, name);
            }
            cursor.leave();
        }
    }

    /** The body may name the model again: what it says has to agree with the path. */
    static void retarget(BodyEdit edit, Target to) {
        JsonScan scan = edit.original().json();
        if (scan != null && scan.find("model") >= 0) {
            edit.remove("model");
        }
    }
}
