package io.fairlead.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Header names and lines that every answer has: made once. */
final class FieldNames {
    private static final int MOST = 256;
    private static final Map<String, HeaderName> NAMES = new ConcurrentHashMap<>();
    private static final String JSON = "application/json";

    private FieldNames() {}

    /** A line of a head. */
    static Header header(String name, String value) {
        if (value.equals(JSON) && name.equals("Content-Type")) {
            return HeaderValues.CONTENT_TYPE_JSON;
        }
        return HeaderValues.create(name(name), value);
    }

    /** A name as the server knows it. */
    static HeaderName name(String name) {
        HeaderName known = NAMES.get(name);
        if (known != null) {
            return known;
        }
        HeaderName made = HeaderNames.create(name);
        if (NAMES.size() < MOST) {
            NAMES.put(name, made);
        }
        return made;
    }
}
