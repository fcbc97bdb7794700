package io.fairlead.plugin.gemini;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.json.JsonScan;
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

    /** The body may name the model again: what it says has to agree with the path. */
    static void retarget(BodyEdit edit, Target to) {
        JsonScan scan = edit.original().json();
        if (scan != null && scan.find("model") >= 0) {
            edit.remove("model");
        }
    }
}
