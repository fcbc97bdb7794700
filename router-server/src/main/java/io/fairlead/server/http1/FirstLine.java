package io.fairlead.server.http1;

import io.fairlead.core.http.FieldSyntax;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a request.
 *
 * @param method as it was sent
 * @param path decoded
 * @param query raw, or null
 */
record FirstLine(String method, String path, @Nullable String query) {
    private static final String VERSION = "HTTP/1.1";

    /** Reads a line, given without its end. */
    static FirstLine parse(byte[] bytes, int from, int to) throws UnreadableException {
        String line = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int afterMethod = line.indexOf(' ');
        int afterTarget = line.indexOf(' ', afterMethod + 1);
        if (afterMethod <= 0 || afterTarget < 0 || !token(line, afterMethod)) {
            throw UnreadableException.of(400);
        }
        String method = line.substring(0, afterMethod);
        String target = line.substring(afterMethod + 1, afterTarget);
        String version = line.substring(afterTarget + 1);
        if (!version.equals(VERSION)) {
            throw UnreadableException.of(isVersion(version) ? 505 : 400, method, beforeQuery(target));
        }
        return of(method, target);
    }

    private static boolean token(String line, int end) {
        for (int i = 0; i < end; i++) {
            if (!FieldSyntax.name(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVersion(String text) {
        int length = text.length();
        return text.startsWith("HTTP/")
                && (length == 6 || (length == 8 && text.charAt(6) == '.'))
                && Character.isDigit(text.charAt(5))
                && Character.isDigit(text.charAt(length - 1));
    }

    private static FirstLine of(String method, String target) throws UnreadableException {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) >= 0x7f || target.charAt(i) == '#') {
                throw UnreadableException.of(400, method, "");
            }
        }
        String local = withoutAuthority(target);
        if (!local.startsWith("/") && !local.equals("*")) {
            throw UnreadableException.of(400, method, "");
        }
        int query = local.indexOf('?');
        String path = beforeQuery(local);
        String decoded = decode(path);
        if (decoded == null) {
            throw UnreadableException.of(400, method, path);
        }
        return new FirstLine(method, decoded, query < 0 ? null : local.substring(query + 1));
    }

    private static String beforeQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Clients name the whole address if they think that we are a proxy (RFC 9112, section 3.2.2). */
    private static String withoutAuthority(String target) {
        if (target.startsWith("/")) {
            return target;
        }
        int scheme = target.indexOf("://");
        String name = scheme < 0 ? "" : target.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            return target;
        }
        int path = scheme + "://".length();
        while (path < target.length() && target.charAt(path) != '/' && target.charAt(path) != '?') {
            path++;
        }
        String rest = target.substring(path);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** The text behind percent-encoded UTF-8; null if it is none. */
    private static @Nullable String decode(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        ByteBuffer bytes = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            if (i + 2 >= path.length()
                    || !HexFormat.isHexDigit(path.charAt(i + 1))
                    || !HexFormat.isHexDigit(path.charAt(i + 2))) {
                return null;
            }
            bytes.put((byte) HexFormat.fromHexDigits(path, i + 1, i + 3));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
