package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.anthropic.reply.ErrorForm;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.MessagePlace;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;

/** Reads a request into the neutral model. What is {@code null} is taken to be absent. */
final class RequestDecoder {
    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private final ClientPlaces places = new ClientPlaces(Words.OF_MESSAGES);
    private final Unread unread;
    private final BlockDecoder blocks;
    private final MessageDecoder messages;
    private final ReasoningDecoder reasoning;
    private final List<ChatMessage> conversation = new ArrayList<>();
    private String member = "";

    private RequestDecoder(Slice body, String model, Losses losses) {
        this.cursor = JsonCursor.over(body.array(), body.start(), body.end());
        this.request = ChatRequest.builder(model);
        this.unread = new Unread((name, reason) -> losses.dropped(path() + "." + name, reason));
        this.blocks = new BlockDecoder(cursor, body.array(), unread);
        this.messages = new MessageDecoder(cursor, blocks, places);
        this.reasoning = new ReasoningDecoder(cursor, request, places, unread);
    }

    static ChatRequest decode(RequestBody body, String model, Losses losses) {
        RequestDecoder decoder = new RequestDecoder(body.slice(0, body.length()), model, losses);
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
        return member + (member.equals("messages") ? messages.path() : blocks.path());
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
        reasoning.finish();
        request.messages(conversation);
    }

    private void member() {
        switch (member) {
            case "model" -> {}
            case "system" -> system();
            case "messages" -> messages.read(conversation);
            case "max_tokens" -> request.maxOutputTokens(Bounds.OF_CLIENT.whole(member, cursor, 0, Long.MAX_VALUE));
            case "stream" -> request.stream(cursor.bool());
            case "temperature" -> request.temperature(share());
            case "top_p" -> request.topP(share());
            case "top_k" -> request.topK(Bounds.OF_CLIENT.whole(member, cursor, 0, Integer.MAX_VALUE));
            case "stop_sequences" -> stopSequences();
            case "tools" -> tools();
            case "tool_choice" -> toolChoice();
            case "metadata" -> metadata();
            case "service_tier" -> request.serviceTier(ServiceTier.read(cursor.text()));
            case "thinking" -> reasoning.thinking();
            case "output_config" -> reasoning.outputConfig();
            case ErrorForm.THREAD -> throw thread();
            default -> {
                places.unnamed(member);
                request.extension(Own.MEMBERS.name(member), cursor.rawText());
            }
        }
    }

    private void system() {
        boolean listed = !cursor.is(JsonKind.STRING);
        ChatMessage said = ChatMessage.of(ChatRole.SYSTEM, blocks.textOrList());
        conversation.addFirst(said);
        places.addFirst(
                said, MessagePlace.of("system").content("", listed, said.parts().size()));
    }

    /**
     * What a request of a thread leaves out is with the vendor that holds it. Nobody else can know it, and an answer to the
     * rest would look right.
     */
    private static RouterException thread() {
        return new RouterException(RouterError.builder(
                        ErrorCode.INVALID_REQUEST,
                        "member 'thread': found a conversation that the server is to hold, expected none: the upstream does"
                                + " not have the Messages API and the gateway stores nothing; send the whole conversation"
                                + " as 'messages'")
                .parameter(ErrorForm.THREAD)
                .build());
    }

    private double share() {
        return Bounds.OF_CLIENT.number(member, cursor, 0, 1);
    }

    private void stopSequences() {
        list("texts");
        while (cursor.nextElement()) {
            request.stop(cursor.text());
        }
        cursor.leave();
    }

    /** Tools that the vendor runs itself have no neutral form: they travel by their place. */
    private void tools() {
        list("tools");
        for (int i = 0; cursor.nextElement(); i++) {
            String raw = cursor.rawText();
            ToolDecoder tool = ToolDecoder.read(cursor);
            if (tool.isCustom()) {
                request.tool(tool.definition());
                places.tool(i);
            } else {
                places.unnamed("tools[" + i + "]");
                request.extension(Own.MEMBERS.name("tools[" + i + "]"), raw);
            }
        }
        cursor.leave();
    }

    private void list(String of) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of " + of);
        }
    }

    private void toolChoice() {
        String raw = cursor.rawText();
        String type = "";
        String name = "";
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "type" -> type = cursor.text();
                case "name" -> name = cursor.text();
                case "disable_parallel_tool_use" -> {
                    if (cursor.bool()) {
                        request.parallelToolCalls(false);
                    }
                }
                default -> unread.member(cursor, "");
            }
        }
        cursor.leave();
        switch (type) {
            case "auto" -> request.toolChoice(ToolChoice.AUTO);
            case "any" -> request.toolChoice(ToolChoice.REQUIRED);
            case "none" -> request.toolChoice(ToolChoice.NONE);
            case "tool" -> request.toolChoice(ToolChoice.tool(name));
            default -> request.extension(Own.MEMBERS.name(member), raw);
        }
    }

    private void metadata() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("user_id") && cursor.is(JsonKind.STRING)) {
                request.user(cursor.text());
            } else if (!cursor.is(JsonKind.NULL)) {
                request.extension(Own.MEMBERS.name("metadata." + cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
    }
}
