package io.fairlead.fakes.play;

import java.util.Base64;

/**
 * A picture or a document as it was seen.
 *
 * @param seen its media type and the number of its bytes, or its address
 */
public record Medium(String seen) {
    private static final String BASE64 = ";base64,";

    /** Data in base64. */
    public static Medium base64(String type, String data) {
        return new Medium(type + " of " + Base64.getDecoder().decode(data).length + " bytes");
    }

    /** What a URL says: its data, or where it is. */
    public static Medium url(String url) {
        int data = url.startsWith("data:") ? url.indexOf(BASE64) : -1;
        return data < 0
                ? new Medium(url)
                : base64(url.substring("data:".length(), data), url.substring(data + BASE64.length()));
    }
}
