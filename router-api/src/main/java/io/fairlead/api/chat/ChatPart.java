package io.fairlead.api.chat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a message. Open: code that switches over parts keeps a default branch and reports what it cannot carry. */
public interface ChatPart {
    /** A short name of the kind of part, for reports of losses. */
    String kind();

    /** Members that the model does not name: raw JSON by name, named as in {@link ChatRequest#extensions()}. */
    default Map<String, String> extensions() {
        return Map.of();
    }

    /** Text. */
    static TextPart text(String text) {
        return text(text, Map.of());
    }

    /** Text, with extensions. */
    static TextPart text(String text, Map<String, String> extensions) {
        return new TextPartValue(text, ExtensionMap.copyOf(extensions));
    }

    /** An image by URL; {@code detail} as the client asked for, or null. */
    static ImagePart image(String url, @Nullable String detail) {
        return image(url, detail, Map.of());
    }

    /** An image by URL, with extensions. */
    static ImagePart image(String url, @Nullable String detail, Map<String, String> extensions) {
        return new ImagePartValue(url, detail, ExtensionMap.copyOf(extensions));
    }

    /** Sound; {@code format} such as {@code wav}, {@code data} in base 64. */
    static AudioPart audio(String format, String data, Map<String, String> extensions) {
        return new AudioPartValue(format, data, ExtensionMap.copyOf(extensions));
    }

    /** A document by URL; {@code name} of its file, or null. */
    static DocumentPart document(String url, @Nullable String name, Map<String, String> extensions) {
        return new DocumentPartValue(url, name, ExtensionMap.copyOf(extensions));
    }

    /** A call of a tool; {@code arguments} as raw JSON. */
    static ToolCallPart toolCall(String id, String name, String arguments) {
        return toolCall(id, name, arguments, Map.of());
    }

    /** A call of a tool, with extensions. */
    static ToolCallPart toolCall(String id, String name, String arguments, Map<String, String> extensions) {
        return new ToolCallPartValue(id, name, arguments, ExtensionMap.copyOf(extensions));
    }

    /** What a tool gave back. */
    static ToolResultPart toolResult(String id, List<ChatPart> content, boolean failed) {
        return toolResult(id, content, failed, Map.of());
    }

    /** What a tool gave back, with extensions. */
    static ToolResultPart toolResult(
            String id, List<ChatPart> content, boolean failed, Map<String, String> extensions) {
        return new ToolResultPartValue(id, List.copyOf(content), failed, ExtensionMap.copyOf(extensions));
    }

    /** Reasoning of an earlier answer; {@code signature} is the vendor's proof of it, or null. */
    static ThinkingPart thinking(String text, @Nullable String signature) {
        return thinking(text, signature, Map.of());
    }

    /** Reasoning of an earlier answer, with extensions. */
    static ThinkingPart thinking(String text, @Nullable String signature, Map<String, String> extensions) {
        return new ThinkingPartValue(text, signature, ExtensionMap.copyOf(extensions));
    }

    /** A refusal of an earlier answer. */
    static RefusalPart refusal(String text) {
        return new RefusalPartValue(text);
    }

    /** Something that only dialects of one protocol know, as raw JSON. */
    static UnknownPart unknown(String kind, String json) {
        return new UnknownPartValue(kind, json);
    }

    /** Text. */
    interface TextPart extends ChatPart {
        /** The text. */
        String text();

        @Override
        default String kind() {
            return "text";
        }
    }

    /** An image. */
    interface ImagePart extends ChatPart {
        /** An http, https or {@code data:} URL. */
        String url();

        /** How closely to look, in the client's words, or null. */
        @Nullable String detail();

        @Override
        default String kind() {
            return "image";
        }
    }

    /** Sound. */
    interface AudioPart extends ChatPart {
        /** How it is encoded: {@code wav}, {@code mp3} and the like. */
        String format();

        /** The sound in base 64. */
        String data();

        @Override
        default String kind() {
            return "audio";
        }
    }

    /** A document. */
    interface DocumentPart extends ChatPart {
        /** An http, https or {@code data:} URL. */
        String url();

        /** The name of its file, or null. */
        @Nullable String name();

        @Override
        default String kind() {
            return "document";
        }
    }

    /** A call of a tool. */
    interface ToolCallPart extends ChatPart {
        /** Pairs the call with its result. */
        String id();

        /** The tool. */
        String name();

        /** The arguments as raw JSON. */
        String arguments();

        @Override
        default String kind() {
            return "tool_call";
        }
    }

    /** What a tool gave back. */
    interface ToolResultPart extends ChatPart {
        /** The id of the call. */
        String id();

        /** The result. */
        List<ChatPart> content();

        /** Whether the tool failed. */
        boolean failed();

        @Override
        default String kind() {
            return "tool_result";
        }
    }

    /** Reasoning. */
    interface ThinkingPart extends ChatPart {
        /** The reasoning. */
        String text();

        /**
         * The vendor's proof that it wrote it, or null. What begins with a protocol's name and a colon, such as {@code
         * gemini:}, is of that protocol; the bare ones are of {@code anthropic}. A dialect reports those of others as
         * lost.
         */
        @Nullable String signature();

        @Override
        default String kind() {
            return "thinking";
        }
    }

    /** A refusal. */
    interface RefusalPart extends ChatPart {
        /** Its words. */
        String text();

        @Override
        default String kind() {
            return "refusal";
        }
    }

    /** A part that the model does not name. */
    interface UnknownPart extends ChatPart {
        /** The part as raw JSON. */
        String json();
    }
}

record TextPartValue(String text, Map<String, String> extensions) implements ChatPart.TextPart {}

record ImagePartValue(String url, @Nullable String detail, Map<String, String> extensions)
        implements ChatPart.ImagePart {}

record ToolCallPartValue(String id, String name, String arguments, Map<String, String> extensions)
        implements ChatPart.ToolCallPart {}

record ToolResultPartValue(String id, List<ChatPart> content, boolean failed, Map<String, String> extensions)
        implements ChatPart.ToolResultPart {}

record ThinkingPartValue(String text, @Nullable String signature, Map<String, String> extensions)
        implements ChatPart.ThinkingPart {}

record AudioPartValue(String format, String data, Map<String, String> extensions) implements ChatPart.AudioPart {}

record DocumentPartValue(String url, @Nullable String name, Map<String, String> extensions)
        implements ChatPart.DocumentPart {}

record RefusalPartValue(String text) implements ChatPart.RefusalPart {}

record UnknownPartValue(String kind, String json) implements ChatPart.UnknownPart {}
