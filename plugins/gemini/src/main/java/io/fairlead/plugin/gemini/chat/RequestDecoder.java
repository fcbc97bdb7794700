package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.gemini.request.Spelling;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;

/** Reads a request into the neutral model. What is {@code null} is taken to be absent. */
final class RequestDecoder {
    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private final ClientPlaces places;
    private final ContentDecoder contents;
    private final ToolDecoder tools;
    private final ConfigDecoder config;
    private final List<ChatMessage> conversation = new ArrayList<>();
    private String member = "";

    private RequestDecoder(Slice body, String model, boolean stream, ClientPlaces places, Losses losses) {
        this.cursor = JsonCursor.over(body.array(), body.start(), body.end());
        this.request = ChatRequest.builder(model).stream(stream);
        this.places = places;
        this.contents = new ContentDecoder(
                cursor, places, new Unread((name, reason) -> losses.dropped(path() + "." + name, reason)));
        this.tools = new ToolDecoder(cursor, request, places);
        this.config = new ConfigDecoder(cursor, request, places);
    }

    /**
     * Reads a request.
     *
     * @param within the member of the client's body that it is; empty for the body itself
     */
    static ChatRequest decode(Slice body, String model, boolean stream, String within, Losses losses) {
        ClientPlaces places = new ClientPlaces(Words.OF_GENERATE, within);
        RequestDecoder decoder = new RequestDecoder(body, model, stream, places, losses);
        try {
            decoder.members();
        } catch (IllegalArgumentException e) {
            throw decoder.refused(e);
        }
        return decoder.request.clientPaths(decoder.places).build();
    }

    private RouterException refused(RuntimeException wrong) {
        String path = path();
        return new RouterException(
                RouterError.builder(ErrorCode.INVALID_REQUEST, "member '" + path + "': " + wrong.getMessage())
                        .parameter(path)
                        .build());
    }

    private String path() {
        return member + contents.path() + config.path();
    }

    private void members() {
        cursor.enter();
        while (cursor.nextMember()) {
            member = Spelling.of(cursor);
            if (!cursor.is(JsonKind.NULL)) {
                member();
            }
        }
        cursor.leave();
        request.messages(conversation);
    }

    private void member() {
        switch (member) {
            case "model" -> {}
            case "contents" -> contents.contents(conversation);
            case "systemInstruction" -> conversation.addFirst(contents.system());
            case "tools" -> tools.tools();
            case "toolConfig" -> tools.config();
            case "generationConfig" -> config.read();
            default -> {
                places.unnamed(cursor.name());
                request.extension(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            }
        }
    }
}
