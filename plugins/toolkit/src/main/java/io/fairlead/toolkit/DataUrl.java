package io.fairlead.toolkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Data that stands in a URL.
 *
 * @param media type of it, without parameters
 * @param data in base 64
 */
public record DataUrl(String media, String data) {
    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64,";

    /** Whether a URL holds its data itself. */
    public static boolean is(String url) {
        return url.startsWith(SCHEME);
    }

    /**
     * The parts of a URL that holds its data in base 64, or null. A media type may have parameters, which APIs refuse; and
     * one word that is often used is none.
     */
    public static @Nullable DataUrl read(String url) {
        int data = is(url) ? url.indexOf(BASE64) : -1;
        if (data < 0) {
            return null;
        }
        String type = url.substring(SCHEME.length(), data);
        int parameters = type.indexOf(';');
        String plain = parameters < 0 ? type : type.substring(0, parameters);
        return new DataUrl(plain.equals("image/jpg") ? "image/jpeg" : plain, url.substring(data + BASE64.length()));
    }

    /** The URL of data in base 64. */
    public static String of(String media, String data) {
        return SCHEME + media + BASE64 + data;
    }

    /** A text in base 64. */
    public static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The data as text.
     *
     * @throws IllegalArgumentException if it is not in base 64
     */
    public String text() {
        return new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
    }
}
