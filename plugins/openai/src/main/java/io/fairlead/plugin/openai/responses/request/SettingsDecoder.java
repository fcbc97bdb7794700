package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the members of a request that have members of their own, but for its input. */
final class SettingsDecoder {
    /** What an answer has of itself wherever it can. */
    private static final String ENCRYPTED = "reasoning.encrypted_content";

    private static final String LOGPROBS = "message.output_text.logprobs";
    private static final int MOST_LOGPROBS = 20;

    /** A wish to see what the model thinks, by its name and by the older one. */
    private static final Set<String> SUMMARIES = Set.of("summary", "generate_summary");

    private final JsonCursor cursor;
    private final Losses losses;
    private final Unread unread;
    private final ChatRequest.Builder request;
    private final ClientPlaces places;
    private final ToolsDecoder tools;

    SettingsDecoder(
            JsonCursor cursor, Losses losses, ChatRequest.Builder request, ClientPlaces places, ToolsDecoder tools) {
        this.cursor = cursor;
        this.losses = losses;
        this.unread = new Unread(losses);
        this.request = request;
        this.places = places;
        this.tools = tools;
    }

    /** Reads the member of this name, on which the cursor stands. */
    void member(String name) {
        switch (name) {
            case "tools" -> tools.read();
            case "tool_choice" -> tools.choice();
            case "text" -> text();
            case "reasoning" -> reasoning();
            case "metadata" -> metadata();
            case "include" -> include();
            case "top_logprobs" -> topLogprobs();
            default -> throw new IllegalStateException("found member " + name + ", expected one that is known here");
        }
    }

    private void text() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("format") && cursor.is(JsonKind.OBJECT)) {
                format();
            } else if (cursor.nameIs("verbosity") && cursor.is(JsonKind.STRING)) {
                request.extension(Own.VERBOSITY, cursor.rawText());
            } else if (!cursor.is(JsonKind.NULL)) {
                losses.dropped("text." + cursor.name(), "the gateway does not know this member");
                cursor.skip();
            }
        }
        cursor.leave();
    }

    /** In the neutral model, and in chat completions, what describes a schema is an object of its own. */
    private void format() {
        String type = "text";
        List<String> described = new ArrayList<>();
        JsonWriter schema = new JsonWriter(512).beginObject();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                type = cursor.text();
            } else if (!cursor.is(JsonKind.NULL)) {
                schema.name(cursor.name()).raw(cursor.rawText());
                described.add("text.format." + cursor.name());
            }
        }
        cursor.leave();
        String whole = schema.endObject().slice().utf8();
        if (type.equals("json_schema")) {
            request.responseFormat(ResponseFormat.of(type, whole));
            return;
        }
        described.forEach(unread::name);
        request.responseFormat(ResponseFormat.of(type, null));
    }

    private void reasoning() {
        String effort = null;
        boolean shown = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            if (cursor.nameIs("effort")) {
                effort = cursor.text();
            } else {
                shown |= SUMMARIES.contains(cursor.name());
                request.extension(Own.MEMBERS.name("reasoning." + cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
        if (shown) {
            request.reasoning(Reasoning.shown(effort, OptionalLong.empty()));
        } else if (effort != null) {
            request.reasoning(Reasoning.effort(effort));
        }
    }

    private void metadata() {
        cursor.enter();
        while (cursor.nextMember()) {
            request.metadata(cursor.name(), cursor.text());
        }
        cursor.leave();
    }

    private void include() {
        List<String> others = new ArrayList<>();
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of texts");
        }
        while (cursor.nextElement()) {
            if (cursor.textIs(LOGPROBS)) {
                request.logprobs(true);
                places.said("logprobs", "include");
            } else if (!cursor.textIs(ENCRYPTED)) {
                others.add(cursor.rawText());
            }
        }
        cursor.leave();
        if (!others.isEmpty()) {
            request.extension(Own.MEMBERS.name("include"), "[" + String.join(",", others) + "]");
        }
    }

    private void topLogprobs() {
        int count = Bounds.OF_CLIENT.whole("top_logprobs", cursor, 0, MOST_LOGPROBS);
        if (count > 0) {
            request.logprobs(true).topLogprobs(count);
        }
    }
}
