package io.fairlead.plugin.simulator;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.simulator.Question.Conversation;
import io.fairlead.plugin.simulator.Question.Format;
import io.fairlead.plugin.simulator.Question.Tool;
import io.fairlead.plugin.simulator.Question.Tools;
import io.fairlead.plugin.simulator.Question.Vectors;
import java.util.ArrayList;
import java.util.List;

/** Reads questions from the bytes of calls. The names of members differ enough between dialects for one reader. */
final class QuestionReader {
    private static final int DIMENSIONS = 64;
    private static final int MOST_DIMENSIONS = 8192;

    /** The last text and the tools are searched for each other: enough of each for any client, and not for a flood. */
    private static final int TEXT_BOUND = 16_384;

    private static final int MOST_TOOLS = 1024;

    private final JsonCursor cursor;
    private final List<Tool> tools = new ArrayList<>();
    private boolean usageWanted;
    private int messages;
    private String lastRole = "";
    private String lastText = "";
    private String choice = "auto";
    private Format format = Format.TEXT;
    private int inputs = 1;
    private int dimensions = DIMENSIONS;
    private boolean base64;

    private QuestionReader(byte[] body) {
        cursor = JsonCursor.over(body, 0, body.length);
    }

    static Question read(byte[] body) {
        QuestionReader reader = new QuestionReader(body);
        reader.members();
        return new Question(
                reader.usageWanted,
                new Conversation(reader.messages, reader.lastRole, reader.lastText),
                new Tools(reader.tools, reader.choice),
                reader.format,
                new Vectors(reader.inputs, reader.dimensions, reader.base64));
    }

    private void members() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "stream_options" -> usageWanted = flag("include_usage");
                case "messages" -> messages();
                case "tools" -> tools();
                case "tool_choice" -> choice();
                case "response_format", "output_format" -> format();
                case "output_config" -> within("format", this::format);
                case "input" -> inputs = inputs();
                case "dimensions" -> dimensions();
                case "encoding_format" -> base64 = cursor.textIs("base64");
                default -> {}
            }
        }
        cursor.leave();
    }

    private boolean flag(String name) {
        boolean[] found = {false};
        within(name, () -> found[0] = cursor.is(JsonKind.TRUE));
        return found[0];
    }

    /** Does something at a member of the object that the cursor stands on, if it is one and has that member. */
    private void within(String name, Runnable there) {
        if (cursor.enter(JsonKind.OBJECT)) {
            if (cursor.find(name)) {
                there.run();
            }
            cursor.leave();
        }
    }

    private void messages() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        while (cursor.nextElement()) {
            messages++;
            lastRole = "";
            lastText = "";
            if (cursor.enter(JsonKind.OBJECT)) {
                message();
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private void message() {
        boolean result = false;
        while (cursor.nextMember()) {
            if (cursor.nameIs("role") && cursor.is(JsonKind.STRING)) {
                lastRole = cursor.text();
            } else if (cursor.nameIs("content")) {
                result = content();
            }
        }
        lastRole = result ? "tool" : lastRole;
    }

    /** Reads the text of a message; says whether the message brings a tool's result. */
    private boolean content() {
        if (cursor.is(JsonKind.STRING)) {
            lastText = bounded(cursor.text());
            return false;
        }
        boolean result = false;
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                result |= part();
            }
            cursor.leave();
        }
        return result;
    }

    private boolean part() {
        boolean result = false;
        if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                if (cursor.nameIs("type")) {
                    result = cursor.textIs("tool_result");
                } else if (cursor.nameIs("text") && cursor.is(JsonKind.STRING) && lastText.length() < TEXT_BOUND) {
                    lastText = bounded(lastText + ' ' + cursor.text());
                }
            }
            cursor.leave();
        }
        return result;
    }

    private static String bounded(String text) {
        return text.length() <= TEXT_BOUND ? text : text.substring(0, TEXT_BOUND);
    }

    private void tools() {
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                tool();
            }
            cursor.leave();
        }
    }

    /** A tool is described by itself, or by its member {@code function}. */
    private void tool() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        String name = "";
        String schema = Format.ANY;
        while (cursor.nextMember()) {
            if (cursor.nameIs("function")) {
                tool();
            } else if (cursor.nameIs("name") && cursor.is(JsonKind.STRING)) {
                name = cursor.text();
            } else if ((cursor.nameIs("parameters") || cursor.nameIs("input_schema")) && cursor.is(JsonKind.OBJECT)) {
                schema = cursor.rawText();
            }
        }
        cursor.leave();
        if (!name.isEmpty() && tools.size() < MOST_TOOLS) {
            tools.add(new Tool(name, schema));
        }
    }

    private void choice() {
        if (cursor.is(JsonKind.STRING)) {
            choice = cursor.text();
        } else if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                if (cursor.nameIs("function")) {
                    choice();
                } else if (cursor.nameIs("name") && cursor.is(JsonKind.STRING)) {
                    choice = cursor.text();
                } else if (cursor.nameIs("type") && (cursor.textIs("any") || cursor.textIs("none"))) {
                    choice = cursor.textIs("any") ? "required" : "none";
                }
            }
            cursor.leave();
        }
    }

    private void format() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                boolean json = cursor.textIs("json_object") || cursor.textIs("json_schema");
                format = new Format(json, format.schema());
            } else if (cursor.nameIs("schema") && cursor.is(JsonKind.OBJECT)) {
                format = new Format(true, cursor.rawText());
            } else if (cursor.nameIs("json_schema")) {
                within("schema", () -> format = new Format(true, cursor.rawText()));
            }
        }
        cursor.leave();
    }

    private void dimensions() {
        if (cursor.is(JsonKind.NUMBER)) {
            dimensions = Math.clamp(cursor.longValue(), 1, MOST_DIMENSIONS);
        }
    }

    /** A list of texts or of lists of tokens is so many inputs; a text or a list of tokens is one. */
    private int inputs() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return 1;
        }
        int elements = 0;
        boolean tokens = false;
        while (cursor.nextElement()) {
            elements++;
            tokens = cursor.is(JsonKind.NUMBER);
        }
        cursor.leave();
        return tokens ? 1 : elements;
    }
}
