package io.fairlead.plugin.gemini.upstream;

import io.fairlead.api.http.Origin;
import io.fairlead.toolkit.BaseUrl;
import java.util.List;
import java.util.regex.Pattern;

/** Where the API begins. As with Google's own clients its version comes behind any path, unless one stands there. */
record ApiUrl(BaseUrl base, String version) {
    private static final BaseUrl.Rules RULES = BaseUrl.Rules.of("", null, List.of("/models"));
    private static final Pattern VERSIONED = Pattern.compile("/v\\d+[a-z0-9]*$");
    private static final String DEFAULT = "/v1beta";

    /**
     * Reads a base URL.
     *
     * @throws IllegalArgumentException if it is no such URL
     */
    static ApiUrl of(String given) {
        BaseUrl base = BaseUrl.parse(given, RULES);
        return new ApiUrl(base, VERSIONED.matcher(base.text()).find() ? "" : DEFAULT);
    }

    Origin origin() {
        return base.origin();
    }

    /** Path and query of a call, from what is below the version. */
    String path(String target) {
        return base.path(version + target);
    }

    /** For people and for keys of maps. */
    String text() {
        return base.text();
    }
}
