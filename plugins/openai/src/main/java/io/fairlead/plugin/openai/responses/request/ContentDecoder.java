package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.request.FileData;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the content of a message, or what a function gave back: a text, or a list of parts. */
final class ContentDecoder {
    private final JsonCursor cursor;
    private final Unread unread;
    private int part = -1;
    private boolean listed;

    ContentDecoder(JsonCursor cursor, Unread unread) {
        this.cursor = cursor;
        this.unread = unread;
    }

    /** Which part is being read; empty if none is. */
    String path() {
        return part < 0 ? "" : ".content[" + part + "]";
    }

    /** Whether the content that was read last was a list. */
    boolean listed() {
        return listed;
    }

    List<ChatPart> read() {
        listed = !cursor.is(JsonKind.STRING);
        if (cursor.is(JsonKind.STRING)) {
            String text = cursor.text();
            return text.isEmpty() ? List.of() : List.of(ChatPart.text(text));
        }
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found neither, expected a text or an array of parts");
        }
        List<ChatPart> parts = new ArrayList<>();
        for (part = 0; cursor.nextElement(); part++) {
            parts.add(part());
        }
        part = -1;
        cursor.leave();
        return parts;
    }

    private ChatPart part() {
        String raw = cursor.rawText();
        Found found = new Found();
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                member(found);
            }
        }
        cursor.leave();
        return found.part(raw);
    }

    private void member(Found found) {
        switch (cursor.name()) {
            case "type" -> found.type = cursor.text();
            case "text", "refusal" -> found.text = cursor.text();
            case "image_url", "file_url" -> found.url = cursor.text();
            case "file_data" -> found.url = FileData.url(cursor.text());
            case "detail" -> found.detail = cursor.text();
            case "filename" -> found.name = cursor.text();
            case "input_audio" -> audio(found);
            case "logprobs" -> cursor.skip();
            case "annotations" -> annotations(found);
            default -> found.others.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
        }
    }

    private void annotations(Found found) {
        String raw = cursor.rawText();
        if (raw.length() > 2) {
            found.others.put(Own.MEMBERS.name("annotations"), raw);
        }
    }

    private void audio(Found found) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("data")) {
                found.text = cursor.text();
            } else if (cursor.nameIs("format")) {
                found.detail = cursor.text();
            } else {
                unread.member(cursor, "input_audio");
            }
        }
        cursor.leave();
    }

    /** The members of one part. */
    private static final class Found {
        private final Map<String, String> others = new LinkedHashMap<>();
        private String type = "";
        private @Nullable String text;
        private @Nullable String url;
        private @Nullable String detail;
        private @Nullable String name;

        /** What has no text or URL, such as a file that is stored at the vendor, only this API can carry. */
        private ChatPart part(String raw) {
            String words = text;
            String link = url;
            if (type.isEmpty()) {
                throw new IllegalArgumentException("found a part without a type, expected a member 'type'");
            }
            if (words != null) {
                switch (type) {
                    case "input_text", "output_text", "text" -> {
                        return ChatPart.text(words, others);
                    }
                    case "refusal" -> {
                        return ChatPart.refusal(words);
                    }
                    case "input_audio" -> {
                        return ChatPart.audio(detail == null ? "" : detail, words, others);
                    }
                    default -> {}
                }
            }
            if (link != null && type.equals("input_image")) {
                return ChatPart.image(link, detail, others);
            }
            if (link != null && type.equals("input_file")) {
                return ChatPart.document(link, name, others);
            }
            return ChatPart.unknown(Own.MEMBERS.name(type), raw);
        }
    }
}
