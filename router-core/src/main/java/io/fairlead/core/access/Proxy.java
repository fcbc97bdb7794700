package io.fairlead.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.api.http.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A proxy. It is shown without its credentials.
 *
 * @param address where it listens; a secure one is spoken to over TLS
 * @param authorization the value of Proxy-Authorization, or null
 */
public record Proxy(Origin address, @Nullable String authorization) {
    /** What is written for one. */
    public static final String FORM = "http://[user:password@]host:port or https://[user:password@]host:port";

    /**
     * A proxy as it is written. Without a scheme it is http, as other programs have it.
     *
     * @throws IllegalArgumentException if it is none; the message has nothing of the text
     */
    public static Proxy of(String text) {
        String stripped = text.strip();
        try {
            URI url = new URI(stripped.contains("://") ? stripped : "http://" + stripped);
            boolean more = url.getRawQuery() != null || url.getRawFragment() != null;
            if (more || !(url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
                throw refused();
            }
            return new Proxy(Origin.of(url), authorization(url.getRawUserInfo()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Their messages hold the text, and with it a password.
            throw refused();
        }
    }

    private static @Nullable String authorization(@Nullable String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return null;
        }
        String[] parts = userInfo.split(":", 2);
        String credentials = decoded(parts[0]) + ":" + (parts.length == 2 ? decoded(parts[1]) : "");
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("found no proxy's URL, expected " + FORM);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
