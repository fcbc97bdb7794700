package io.fairlead.toolkit;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonSyntaxException;
import java.util.OptionalLong;

/**
 * The top-level members of a request, read by name with their types checked. What is absent and what is {@code null} are
 * the same. Complaints name the member, what was found and what was expected.
 */
public final class Members {
    /** As much of a wrong value as a message may show. */
    private static final int SHOWN = 16;

    private final RequestBody body;
    private final JsonScan scan;

    private Members(RequestBody body, JsonScan scan) {
        this.body = body;
        this.scan = scan;
    }

    /**
     * The members of a body.
     *
     * @throws RouterException if the body is no JSON object
     */
    public static Members of(RequestBody body) {
        JsonScan scan = body.json();
        if (scan == null) {
            throw RouterException.of(ErrorCode.INVALID_REQUEST, "found a body that is no JSON, expected a JSON object");
        }
        return new Members(body, scan);
    }

    /** The scan that they were found by. */
    public JsonScan scan() {
        return scan;
    }

    /** The member {@code model}: a text that is there, is not empty and has at most so many characters. */
    public String model(int longest) {
        int member = scan.find("model");
        String expected = "a text of 1 to " + longest + " characters";
        if (member < 0) {
            throw refused("model", "nothing", expected);
        }
        if (scan.kind(member) != JsonKind.STRING) {
            throw refused("model", kind(member), expected);
        }
        long bytes = scan.valueEnd(member) - scan.valueStart(member) - 2;
        String model = bytes > 6L * longest ? null : cursor(member).text();
        if (model == null || model.isEmpty() || model.length() > longest) {
            String length = model == null ? bytes + " bytes" : model.length() + " characters";
            throw refused(
                    "model", model != null && model.isEmpty() ? "an empty text" : "a text of " + length, expected);
        }
        return model;
    }

    /** A member that is true or false; false if it is absent. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    /** A member that is true or false, or what it is taken for if it is absent. */
    public boolean flag(String name, boolean absent) {
        int member = scan.find(name);
        if (member < 0) {
            return absent;
        }
        return switch (scan.kind(member)) {
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> absent;
            default -> throw refused(name, found(member), "true or false");
        };
    }

    /** A member that is a whole number. */
    public OptionalLong number(String name) {
        int member = scan.find(name);
        if (member < 0 || scan.kind(member) == JsonKind.NULL) {
            return OptionalLong.empty();
        }
        if (scan.kind(member) != JsonKind.NUMBER) {
            throw refused(name, found(member), "a whole number");
        }
        try {
            return OptionalLong.of(cursor(member).longValue());
        } catch (JsonSyntaxException e) {
            throw refused(name, found(member), "a whole number");
        }
    }

    /** Whether a member is there and of this kind; of another kind it must not be. */
    public boolean has(String name, JsonKind kind, String expected) {
        int member = scan.find(name);
        if (member < 0 || scan.kind(member) == JsonKind.NULL) {
            return false;
        }
        if (scan.kind(member) != kind) {
            throw refused(name, kind(member), expected);
        }
        return true;
    }

    /** Whether a member is there and not null. */
    public boolean has(String name) {
        int member = scan.find(name);
        return member >= 0 && scan.kind(member) != JsonKind.NULL;
    }

    /** A cursor on a member's value. */
    public JsonCursor cursor(int member) {
        Slice value = value(member);
        return JsonCursor.over(value.array(), value.start(), value.end());
    }

    private Slice value(int member) {
        return body.slice(scan.valueStart(member), scan.valueEnd(member));
    }

    /** A complaint about a member. */
    public static RouterException refused(String name, String found, String expected) {
        return new RouterException(RouterError.builder(
                        ErrorCode.INVALID_REQUEST, "member '" + name + "': found " + found + ", expected " + expected)
                .parameter(name)
                .build());
    }

    /** For members that never hold anybody's words: a short value is shown as it stands. */
    private String found(int member) {
        boolean brief = scan.valueEnd(member) - scan.valueStart(member) <= SHOWN;
        return switch (scan.kind(member)) {
            case STRING -> brief ? "the text " + value(member).utf8() : kind(member);
            case NUMBER -> brief ? value(member).utf8() : kind(member);
            default -> kind(member);
        };
    }

    private String kind(int member) {
        return switch (scan.kind(member)) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
        };
    }
}
