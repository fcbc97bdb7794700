package io.fairlead.toolkit;

import io.fairlead.api.http.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an upstream's API begins, taken as the operator wrote it. A path is left alone, with or without a version in it;
 * slashes at its end go, and so does the path of an operation ({@code /chat/completions}) given along with it. Only a
 * URL without any path gets one: that of the vendor's own URL, else the API's version. A URL that stops short of the
 * vendor's own ({@code https://openrouter.ai/api}) is completed from it. Immutable.
 */
public final class BaseUrl {
    private static final int LONGEST = 2048;
    private static final String EXPECTED = "expected http://host[:port][/path] or https://host[:port][/path]";

    /** The list of models is also a name under which whole APIs live, such as Azure's: there it has no version before it. */
    private static final String MODELS = "/models";

    private static final Pattern VERSIONED = Pattern.compile("/[vV]\\d+[a-zA-Z0-9.]*$");

    private final Origin origin;
    private final String prefix;
    private final @Nullable String query;

    private BaseUrl(Origin origin, String prefix, @Nullable String query) {
        this.origin = origin;
        this.prefix = prefix;
        this.query = query;
    }

    /** What a kind of API knows about its base URLs. */
    public interface Rules {
        /** The path where the host alone is given, such as {@code /v1}; empty for none. */
        String version();

        /** The vendor's own URL, or null for an API that many vendors serve. */
        @Nullable String vendor();

        /** Paths of operations that people paste along with the base, the longest first. */
        List<String> operations();

        /** Rules of these parts. */
        static Rules of(String version, @Nullable String vendor, List<String> operations) {
            return new RulesValue(version, vendor, List.copyOf(operations));
        }
    }

    /**
     * Reads a base URL.
     *
     * @throws IllegalArgumentException if it is no such URL; the message does not repeat user names, keys or queries
     */
    public static BaseUrl parse(String given, Rules rules) {
        URI url = uri(given);
        Origin origin = origin(url);
        String path = withoutOperation(withoutSlashes(url.getRawPath()), rules.operations());
        return new BaseUrl(origin, completed(origin, path, rules), url.getRawQuery());
    }

    private static URI uri(String given) {
        if (given.isEmpty() || given.length() > LONGEST) {
            throw new IllegalArgumentException("found a URL of " + given.length() + " characters, " + EXPECTED);
        }
        for (int i = 0; i < given.length(); i++) {
            char next = given.charAt(i);
            if (next <= ' ' || next >= 0x7F) {
                String kind = next == ' ' ? "a blank" : next < ' ' ? "a control character" : "a character beyond ASCII";
                throw new IllegalArgumentException("found " + kind + " at position " + i + " of the URL, " + EXPECTED);
            }
        }
        try {
            return new URI(given);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "found no URL (" + e.getReason() + " at position " + e.getIndex() + "), " + EXPECTED, e);
        }
    }

    private static Origin origin(URI url) {
        if (url.isOpaque() || url.getScheme() == null) {
            throw new IllegalArgumentException("found a URL without http:// or https://, " + EXPECTED);
        }
        if (url.getRawUserInfo() != null || url.getHost() == null && has(url.getRawAuthority(), '@')) {
            throw new IllegalArgumentException("found a user name in the URL, expected credentials under 'keys' only");
        }
        if (url.getRawFragment() != null) {
            throw new IllegalArgumentException("found a fragment ('#') in the URL, " + EXPECTED);
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("found '" + url.getScheme() + "://" + url.getRawAuthority()
                    + "', expected a host of letters, digits, '-' and '.', or an IPv6 address in brackets");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new IllegalArgumentException("found port " + url.getPort() + ", expected 1 to 65535");
        }
        return Origin.of(URI.create(url.getScheme() + "://" + url.getRawAuthority()));
    }

    private static boolean has(@Nullable String text, char wanted) {
        return text != null && text.indexOf(wanted) >= 0;
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String withoutOperation(String path, List<String> operations) {
        for (String operation : operations) {
            if (path.endsWith(operation)) {
                String base = withoutSlashes(path.substring(0, path.length() - operation.length()));
                return operation.equals(MODELS) && !VERSIONED.matcher(base).find() ? path : base;
            }
        }
        return path;
    }

    private static String completed(Origin origin, String path, Rules rules) {
        String vendor = rules.vendor();
        if (vendor == null) {
            return path.isEmpty() ? rules.version() : path;
        }
        URI own = URI.create(vendor);
        String ownPath = withoutSlashes(own.getRawPath());
        boolean stopsShort = origin.equals(Origin.of(own)) && ownPath.startsWith(path + "/");
        return path.isEmpty() || stopsShort ? ownPath : path;
    }

    /** What a connection is made to. */
    public Origin origin() {
        return origin;
    }

    /**
     * The path and query of a call as they go on the wire. Segments with which the base ends and the target begins are
     * the same ones: they are not doubled.
     *
     * @param target path and query below the base, such as {@code /chat/completions}
     */
    public String path(String target) {
        int shared = shared(target);
        String path = shared == 0 ? prefix.concat(target) : prefix + target.substring(shared);
        if (query == null) {
            return path;
        }
        return path + (path.indexOf('?') < 0 ? '?' : '&') + query;
    }

    /** How much of the target the base already ends with, in whole segments. */
    private int shared(String target) {
        int pathEnd = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
        for (int end = pathEnd; end > 0; end = target.lastIndexOf('/', end - 1)) {
            if (end <= prefix.length() && prefix.regionMatches(prefix.length() - end, target, 0, end)) {
                return end;
            }
        }
        return 0;
    }

    /** Origin and path, for people and for keys of maps; a query, which may be secret, is left out. */
    public String text() {
        return origin + prefix;
    }

    /** As {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }

    private record RulesValue(String version, @Nullable String vendor, List<String> operations) implements Rules {}
}
