package io.fairlead.plugin.openai.custom;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which tools of a client's request are custom ones: calls of these it expects with a text in place of arguments. The request
 * is looked at when the first call begins, since most answers have none, and it may lie on disk.
 */
public final class CustomNames {
    private static final Logger LOGGER = System.getLogger(CustomNames.class.getName());

    private final @Nullable RequestBody body;
    private @Nullable Set<String> names;

    /** Those of a request; none if the host does not have it. */
    public CustomNames(@Nullable RequestBody body) {
        this.body = body;
    }

    /** Whether a tool is a custom one. None is in a request that cannot be read: an answer that has begun goes on. */
    public boolean contains(String tool) {
        Set<String> known = names;
        if (known == null) {
            known = found();
            names = known;
        }
        return known.contains(tool);
    }

    private Set<String> found() {
        try {
            return of(body);
        } catch (RuntimeException failure) {
            String kind = failure.getClass().getName();
            LOGGER.log(Level.DEBUG, "custom tools are not known, since the request cannot be read: failure={0}", kind);
            return Set.of();
        }
    }

    private static Set<String> of(@Nullable RequestBody body) {
        JsonScan scan = body == null ? null : body.json();
        int member = scan == null ? -1 : scan.find("tools");
        if (body == null || scan == null || member < 0) {
            return Set.of();
        }
        Slice tools = body.slice(scan.valueStart(member), scan.valueEnd(member));
        JsonCursor cursor = JsonCursor.over(tools.array(), tools.start(), tools.end());
        Set<String> names = new TreeSet<>();
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                String name = name(cursor);
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The name of the custom tool that the cursor stands on, wherever in it that is; null if it is another tool. */
    private static @Nullable String name(JsonCursor cursor) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return null;
        }
        boolean custom = false;
        String name = null;
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                custom = cursor.textIs("custom");
            } else if (cursor.nameIs("name")) {
                name = cursor.textOrNull();
            } else if (cursor.nameIs("custom") && cursor.enter(JsonKind.OBJECT)) {
                name = cursor.find("name") ? cursor.textOrNull() : name;
                cursor.leave();
            }
        }
        cursor.leave();
        return custom ? name : null;
    }
}
