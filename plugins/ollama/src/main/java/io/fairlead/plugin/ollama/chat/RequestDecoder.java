package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.MessagePlace;
import java.util.ArrayList;
import java.util.List;

/** Reads a request into the neutral model. What is {@code null} is taken to be absent. */
final class RequestDecoder {
    private final Form form;
    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private final ClientPlaces places = new ClientPlaces(Words.OF_BOTH);
    private final MessageDecoder messages;
    private final SettingDecoder settings;
    private String member = "";

    // Of a request to generate.
    private String system = "";
    private final List<ChatPart> prompt = new ArrayList<>();
    private int pictures;

    private RequestDecoder(Form form, Slice body, String model, Losses losses) {
        this.form = form;
        this.cursor = JsonCursor.over(body.array(), body.start(), body.end());
        this.request = ChatRequest.builder(model).stream(true);
        this.messages = new MessageDecoder(cursor, places, losses);
        this.settings = new SettingDecoder(cursor, request, places);
    }

    static ChatRequest decode(Form form, RequestBody body, String model, Losses losses) {
        RequestDecoder decoder = new RequestDecoder(form, body.slice(0, body.length()), model, losses);
        try {
            decoder.members();
        } catch (IllegalArgumentException e) {
            throw decoder.refused(e);
        }
        return decoder.request.clientPaths(decoder.places).build();
    }

    private RouterException refused(RuntimeException wrong) {
        String path = member + (member.equals("messages") ? messages.path() : settings.path());
        return new RouterException(
                RouterError.builder(ErrorCode.INVALID_REQUEST, "member '" + path + "': " + wrong.getMessage())
                        .parameter(path)
                        .build());
    }

    private void members() {
        cursor.enter();
        while (cursor.nextMember()) {
            member = cursor.name();
            if (!cursor.is(JsonKind.NULL)) {
                member();
            }
        }
        cursor.leave();
        if (!system.isEmpty()) {
            MessagePlace place = MessagePlace.of("system").part("");
            add(ChatMessage.of(ChatRole.SYSTEM, List.of(ChatPart.text(system))), place);
        }
        if (!prompt.isEmpty()) {
            MessagePlace place = MessagePlace.of("prompt").fromTop().parts("images", pictures);
            add(ChatMessage.of(ChatRole.USER, prompt), pictures < prompt.size() ? place.part("prompt") : place);
        }
    }

    private void add(ChatMessage message, MessagePlace place) {
        places.add(message, place);
        request.message(message);
    }

    private void member() {
        boolean read = form == Form.CHAT ? chatMember() : generateMember();
        if (!read) {
            settings.read(member);
        }
    }

    private boolean chatMember() {
        switch (member) {
            case "messages" -> messages.read(request);
            case "tools" -> tools();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Pictures come before the words that are about them, wherever they stand. */
    private boolean generateMember() {
        switch (member) {
            case "system" -> system = cursor.text();
            case "prompt" -> {
                if (!cursor.textIs("")) {
                    prompt.add(ChatPart.text(cursor.text()));
                }
            }
            case "images" -> {
                List<ChatPart> read = Pictures.read(cursor);
                pictures = read.size();
                prompt.addAll(0, read);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void tools() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of tools");
        }
        for (int i = 0; cursor.nextElement(); i++) {
            String raw = cursor.rawText();
            ToolDecoder tool = ToolDecoder.read(cursor);
            if (tool.isFunction()) {
                request.tool(tool.definition());
                places.tool(i);
            } else {
                places.unnamed("tools[" + i + "]");
                request.extension(ChatCodec.EXTENSIONS.name("tools[" + i + "]"), raw);
            }
        }
        cursor.leave();
    }
}
