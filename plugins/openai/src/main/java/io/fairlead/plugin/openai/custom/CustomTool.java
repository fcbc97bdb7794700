package io.fairlead.plugin.openai.custom;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Extensions;
import io.fairlead.toolkit.Unread;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://platform.openai.com/docs/guides/function-calling">custom tool</a>, which the neutral model has as a
 * function with one text. A grammar is told to the model in the description of that text, since only this vendor's APIs can
 * hold a model to one.
 *
 * @param tool the function that stands for it
 */
public record CustomTool(ToolDefinition tool) {
    /** Marks a function, and a call of one, that stands for a custom tool. It asks for nothing, and so is no loss. */
    public static final Map<String, String> MARK = Map.of("openai:custom", "{}");

    /** Where responses have the form of the text. */
    public static final String FORMAT = "openai:format";

    /** Where chats have it. */
    public static final String FORMAT_IN_CHATS = "openai:custom.format";

    private static final String TEXT = "The whole input of the tool, as plain text.";

    /** Whether extensions are those of a custom tool, or of a call of one. */
    public static boolean marked(Map<String, String> extensions) {
        return extensions.keySet().containsAll(MARK.keySet());
    }

    /** Extensions without the mark. */
    public static Map<String, String> unmarked(Map<String, String> extensions) {
        Map<String, String> others = new LinkedHashMap<>(extensions);
        others.keySet().removeAll(MARK.keySet());
        return others;
    }

    /**
     * The function that stands for a custom tool.
     *
     * @param format the name of the extension that has the form of its text
     * @param extensions others among them
     * @param unread hears of members of that form that nobody knows
     */
    public static ToolDefinition function(
            String name, @Nullable String description, String format, Map<String, String> extensions, Unread unread) {
        Map<String, String> marked = new LinkedHashMap<>(MARK);
        marked.putAll(extensions);
        String form = marked.get(format);
        if (form != null && Grammar.isPlain(form)) {
            marked.remove(format);
        }
        Grammar grammar =
                form == null ? null : Grammar.of(form, other -> unread.name(Extensions.bare(format) + "." + other));
        return ToolDefinition.of(name, description, schema(grammar), marked);
    }

    private static String schema(@Nullable Grammar grammar) {
        JsonWriter json = new JsonWriter().beginObject().member("type", "object");
        json.name("properties").beginObject().name(CustomInput.MEMBER).beginObject();
        json.member("type", "string");
        json.member("description", grammar == null ? TEXT : TEXT + grammar.told());
        json.endObject().endObject();
        json.name("required").beginArray().text(CustomInput.MEMBER).endArray();
        return json.member("additionalProperties", false).endObject().slice().utf8();
    }

    /** The custom tool that a function stands for, or null. */
    public static @Nullable CustomTool of(ToolDefinition tool) {
        return marked(tool.extensions()) ? new CustomTool(tool) : null;
    }

    /** Whether a request has one of this name. */
    public static boolean named(String name, ChatRequest request) {
        return request.tools().stream().anyMatch(tool -> tool.name().equals(name) && marked(tool.extensions()));
    }

    /** The function for an upstream that has no custom tools: nothing holds its model to the form of the text. */
    public static ToolDefinition plain(ToolDefinition tool, String path, Losses losses) {
        if (!marked(tool.extensions())) {
            return tool;
        }
        String format = formatName(tool.extensions());
        if (format != null) {
            losses.dropped(
                    path + Extensions.bare(format), "the upstream's models cannot be held to it, they are told of it");
        }
        return ToolDefinition.of(tool.name(), tool.description(), tool.parameters(), new CustomTool(tool).others());
    }

    private static @Nullable String formatName(Map<String, String> extensions) {
        if (extensions.containsKey(FORMAT)) {
            return FORMAT;
        }
        return extensions.containsKey(FORMAT_IN_CHATS) ? FORMAT_IN_CHATS : null;
    }

    /** Extensions that say nothing of custom tools. */
    public Map<String, String> others() {
        Map<String, String> others = unmarked(tool.extensions());
        others.remove(FORMAT);
        others.remove(FORMAT_IN_CHATS);
        return others;
    }

    /** Writes its name and what it is for, and the form of its text as responses have it. */
    public void writeFlat(JsonWriter json) {
        write(json, false);
    }

    /** Writes the same as chats have it. */
    public void writeNested(JsonWriter json) {
        write(json, true);
    }

    private void write(JsonWriter json, boolean nested) {
        json.member("name", tool.name());
        String description = tool.description();
        if (description != null) {
            json.member("description", description);
        }
        String name = formatName(tool.extensions());
        String format = name == null ? null : tool.extensions().get(name);
        if (format == null) {
            return;
        }
        json.name("format");
        Grammar grammar = Grammar.of(format);
        if (grammar == null) {
            json.raw(format);
        } else if (nested) {
            grammar.writeNested(json);
        } else {
            grammar.writeFlat(json);
        }
    }
}
