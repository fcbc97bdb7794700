package io.fairlead.plugin.openai.responses.request;

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
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.openai.tool.ClientTools;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Members;
import io.fairlead.toolkit.MessagePlace;
import io.fairlead.toolkit.Unread;
import java.util.List;

/** Reads a request into the neutral model. What is {@code null} is taken to be absent. */
final class RequestDecoder {
    private final JsonCursor cursor;
    private final Losses losses;
    private final ChatRequest.Builder request;
    private final ClientPlaces places = new ClientPlaces(Words.OF_RESPONSES);
    private final InputDecoder input;
    private final ToolsDecoder tools;
    private final SettingsDecoder settings;
    private String member = "";

    private RequestDecoder(RequestBody body, Slice all, String model, Losses losses) {
        ClientTools names = ClientTools.of(body);
        this.cursor = JsonCursor.over(all.array(), all.start(), all.end());
        this.losses = losses;
        this.request = ChatRequest.builder(model);
        this.input = new InputDecoder(
                all,
                cursor,
                request,
                places,
                names,
                new Unread((name, reason) -> losses.dropped(path() + "." + name, reason)));
        this.tools = new ToolsDecoder(cursor, names, losses, request);
        this.settings = new SettingsDecoder(cursor, losses, request, places, tools);
    }

    static ChatRequest decode(RequestBody body, String model, Losses losses) {
        Slice all = body.slice(0, body.length());
        RequestDecoder decoder = new RequestDecoder(body, all, model, losses);
        try {
            decoder.instructions(body);
            decoder.members();
            decoder.tools.offer(decoder.places);
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
        return member + (member.equals("input") ? input.path() : "");
    }

    /** They come before the input, wherever they stand. */
    private void instructions(RequestBody body) {
        Members members = Members.of(body);
        JsonScan scan = members.scan();
        if (!members.has("instructions", JsonKind.STRING, "a text")) {
            return;
        }
        String text = members.cursor(scan.find("instructions")).text();
        if (!text.isEmpty()) {
            ChatMessage message = ChatMessage.of(ChatRole.SYSTEM, List.of(ChatPart.text(text)));
            places.add(message, MessagePlace.of("instructions").part(""));
            request.message(message);
        }
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
    }

    private void member() {
        switch (member) {
            case "model", "instructions" -> cursor.skip();
            case "input" -> input.read();
            case "stream" -> request.stream(cursor.bool());
            case "stream_options" -> cursor.skip(); // It is about padding against eavesdroppers.
            case "max_output_tokens" ->
                request.maxOutputTokens(Bounds.OF_CLIENT.whole(member, cursor, 1, Long.MAX_VALUE));
            case "temperature" -> request.temperature(Bounds.OF_CLIENT.number(member, cursor, 0, 2));
            case "top_p" -> request.topP(Bounds.OF_CLIENT.number(member, cursor, 0, 1));
            case "parallel_tool_calls" -> request.parallelToolCalls(cursor.bool());
            case "service_tier" -> request.serviceTier(cursor.text());
            case "user" -> request.user(cursor.text());
            case "store" -> store();
            case "previous_response_id" -> throw Stateful.previousResponse();
            case "conversation" -> throw Stateful.conversation();
            case "prompt" -> throw Stateful.prompt();
            case "background" -> background();
            case "truncation" -> truncation();
            case "tools", "tool_choice", "text", "reasoning", "metadata", "include", "top_logprobs" ->
                settings.member(member);
            case "prompt_cache_key", "prompt_cache_retention", "safety_identifier" ->
                request.extension(Own.asInChats(member), cursor.rawText());
            default -> extension();
        }
    }

    private void extension() {
        places.unnamed(member);
        request.extension(Own.MEMBERS.name(member), cursor.rawText());
    }

    private void store() {
        if (cursor.bool()) {
            losses.dropped("store", "the gateway stores no responses");
        }
        cursor.skip();
    }

    private void background() {
        if (cursor.bool()) {
            throw Stateful.background();
        }
        cursor.skip();
    }

    /** That nothing is cut away is what every API does. */
    private void truncation() {
        if (!cursor.textIs("disabled")) {
            extension();
        }
    }
}
