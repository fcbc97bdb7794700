package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.DataUrl;
import io.fairlead.toolkit.Unread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of content. The type is looked up first, wherever it stands, so that large blocks are copied once at
 * most; blocks that the neutral model does not name travel as they are.
 */
final class BlockDecoder {
    private static final int OUTSIDE = -1;

    private final JsonCursor cursor;
    private final JsonCursor look = new JsonCursor();
    private final byte[] bytes;
    private final Unread unread;
    private int block = OUTSIDE;

    // Of the block being read; results of tools hold blocks themselves, so that it is handed over at once.
    private Map<String, String> extensions = new LinkedHashMap<>();

    BlockDecoder(JsonCursor cursor, byte[] bytes, Unread unread) {
        this.cursor = cursor;
        this.bytes = bytes;
        this.unread = unread;
    }

    /** Which block of a list is being read, in brackets; empty outside lists. */
    String path() {
        return block == OUTSIDE ? "" : "[" + block + "]";
    }

    /** Content: a text, or a list of blocks. */
    List<ChatPart> textOrList() {
        if (cursor.is(JsonKind.STRING)) {
            return List.of(ChatPart.text(cursor.text()));
        }
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found neither a text nor an array, expected one of them");
        }
        List<ChatPart> parts = new ArrayList<>();
        boolean outermost = block == OUTSIDE;
        for (int i = 0; cursor.nextElement(); i++) {
            block = outermost ? i : block;
            parts.add(part());
        }
        block = outermost ? OUTSIDE : block;
        cursor.leave();
        return parts;
    }

    private ChatPart part() {
        int start = cursor.rawStart();
        int end = cursor.rawEnd();
        String type = type(start, end);
        extensions = new LinkedHashMap<>();
        cursor.enter();
        ChatPart part = switch (type) {
            case "text" -> text();
            case "image" -> image();
            case "document" -> document();
            case "tool_use" -> toolUse();
            case "tool_result" -> toolResult();
            case "thinking" -> thinking();
            case "" -> throw new IllegalArgumentException("found a block without a type, expected a member 'type'");
            default -> null;
        };
        cursor.leave();
        return part != null
                ? part
                : ChatPart.unknown(
                        Own.MEMBERS.name(type), new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }

    private String type(int start, int end) {
        look.reset(bytes, start, end);
        look.enter();
        return look.find("type") ? look.text() : "";
    }

    /** Steps to the next member that is not null and not the type, keeping those that are not asked for. */
    private boolean next(String... known) {
        while (cursor.nextMember()) {
            if (cursor.nameIs("type") || cursor.is(JsonKind.NULL)) {
                continue;
            }
            for (String name : known) {
                if (cursor.nameIs(name)) {
                    return true;
                }
            }
            extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
        }
        return false;
    }

    private ChatPart text() {
        String text = null;
        while (next("text")) {
            text = cursor.text();
        }
        return ChatPart.text(demanded(text, "text"), extensions);
    }

    private ChatPart thinking() {
        String text = "";
        String signature = null;
        while (next("thinking", "signature")) {
            if (cursor.nameIs("thinking")) {
                text = cursor.text();
            } else {
                signature = cursor.text();
            }
        }
        return ChatPart.thinking(text, Proof.neutral(signature), extensions);
    }

    /** An image that the vendor keeps has no URL: it is no neutral image. */
    private @Nullable ChatPart image() {
        String url = null;
        boolean source = false;
        while (next("source")) {
            source = true;
            url = url();
        }
        demanded(source ? "" : null, "source");
        return url == null ? null : ChatPart.image(url, null, extensions);
    }

    /** A document that the vendor keeps, or one of blocks, is no neutral document. */
    private @Nullable ChatPart document() {
        String url = null;
        String title = null;
        boolean source = false;
        while (next("source", "title")) {
            if (cursor.nameIs("title")) {
                title = cursor.text();
            } else {
                source = true;
                url = url();
            }
        }
        demanded(source ? "" : null, "source");
        return url == null ? null : ChatPart.document(url, title, extensions);
    }

    private @Nullable String url() {
        String type = "";
        String url = null;
        String media = "";
        String data = null;
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "type" -> type = cursor.text();
                case "url" -> url = cursor.text();
                case "media_type" -> media = cursor.text();
                case "data" -> data = cursor.text();
                case "file_id", "content" -> {} // Such a block travels as it is.
                default -> unread.member(cursor, "source");
            }
        }
        cursor.leave();
        if (data == null) {
            return url;
        }
        return DataUrl.of(media, type.equals("text") ? DataUrl.encoded(data) : data);
    }

    private ChatPart toolUse() {
        String id = null;
        String name = null;
        String input = "{}";
        while (next("id", "name", "input")) {
            if (cursor.nameIs("id")) {
                id = cursor.text();
            } else if (cursor.nameIs("name")) {
                name = cursor.text();
            } else {
                input = cursor.rawText();
            }
        }
        return ChatPart.toolCall(demanded(id, "id"), demanded(name, "name"), input, extensions);
    }

    private ChatPart toolResult() {
        String id = null;
        boolean failed = false;
        List<ChatPart> content = List.of();
        while (next("tool_use_id", "content", "is_error")) {
            if (cursor.nameIs("tool_use_id")) {
                id = cursor.text();
            } else if (cursor.nameIs("is_error")) {
                failed = cursor.bool();
            } else {
                Map<String, String> own = extensions;
                content = textOrList();
                extensions = own;
            }
        }
        return ChatPart.toolResult(demanded(id, "tool_use_id"), content, failed, extensions);
    }

    private static String demanded(@Nullable String value, String member) {
        if (value == null) {
            throw new IllegalArgumentException("found nothing, expected a member '" + member + "'");
        }
        return value;
    }
}
