package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.toolkit.DataUrl;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data of a media type, as this API has it inline or by the URI of a file. */
record Media(
        String type,
        @Nullable String data,
        @Nullable String uri,
        @Nullable String name) {
    private static final String AUDIO = "audio/";

    /** The neutral part, or null where there is none: files that the vendor keeps are nobody else's to read. */
    @Nullable ChatPart part(Map<String, String> extensions) {
        String url = data == null ? uri : DataUrl.of(type, data);
        if (url == null || data == null && (!url.startsWith("http") || url.contains("googleapis.com/"))) {
            return null;
        }
        if (type.startsWith("image/")) {
            return ChatPart.image(url, null, extensions);
        }
        if (type.startsWith(AUDIO) && data != null) {
            return ChatPart.audio(format(type.substring(AUDIO.length())), data, extensions);
        }
        boolean document = type.equals("application/pdf") || type.startsWith("text/");
        return document ? ChatPart.document(url, name, extensions) : null;
    }

    /** What others call a format of sound that has several media types. */
    private static String format(String type) {
        return switch (type) {
            case "mpeg" -> "mp3";
            case "x-wav", "wave" -> "wav";
            default -> type;
        };
    }

    /** The media at a URL; null for data that is not in base 64. */
    static @Nullable Media at(String url, @Nullable String name) {
        if (!DataUrl.is(url)) {
            return new Media(typeOf(url), null, url, name);
        }
        DataUrl data = DataUrl.read(url);
        return data == null ? null : new Media(data.media(), data.data(), null, name);
    }

    /** Sound. */
    static Media audio(String format, String data) {
        return new Media(AUDIO + format.toLowerCase(Locale.ROOT), data, null, null);
    }

    /** What the end of a path tells; empty if it tells nothing. */
    private static String typeOf(String url) {
        int end = url.length();
        for (char behind : new char[] {'?', '#'}) {
            int at = url.indexOf(behind);
            end = at >= 0 && at < end ? at : end;
        }
        int dot = url.lastIndexOf('.', end - 1);
        String ending = dot < 0 ? "" : url.substring(dot + 1, end).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "png", "webp", "gif", "heic", "heif" -> "image/" + ending;
            case "jpg", "jpeg" -> "image/jpeg";
            case "pdf" -> "application/pdf";
            case "txt" -> "text/plain";
            default -> "";
        };
    }
}
