package io.fairlead.plugin.openai.chat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.request.AllowedTools;
import io.fairlead.plugin.openai.request.OfferedTools;
import io.fairlead.plugin.openai.tool.ClientTools;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a request into the neutral model. What is {@code null} is taken to be absent. */
final class RequestDecoder {
    private static final Set<String> FORMATS = Set.of("text", "json_object", "json_schema");
    /** Types of tools that a choice has by their names. */
    private static final Set<String> NAMED = Set.of("function", "custom");

    private static final long NO_BOUND = -1;
    private static final int MOST_CHOICES = 128;
    private static final int MOST_LOGPROBS = 20;

    private final JsonCursor cursor;
    private final Losses losses;
    private final Unread unread;
    private final ChatRequest.Builder request;
    private final ClientPlaces places = new ClientPlaces(Words.OF_CHAT);
    private final MessageDecoder messages;
    private final OfferedTools tools = new OfferedTools();
    private String member = "";
    private boolean worded;
    private @Nullable Reasoning wish;

    private RequestDecoder(JsonCursor cursor, String model, Losses losses) {
        this.cursor = cursor;
        this.losses = losses;
        this.unread = new Unread(losses);
        this.request = ChatRequest.builder(model);
        this.messages = new MessageDecoder(cursor, places, losses);
    }

    static ChatRequest decode(RequestBody body, String model, Losses losses) {
        Slice all = body.slice(0, body.length());
        JsonCursor cursor = JsonCursor.over(all.array(), all.start(), all.end());
        RequestDecoder decoder = new RequestDecoder(cursor, model, losses);
        try {
            decoder.members();
            decoder.wish();
            decoder.tools.offer(decoder.request, decoder.places, losses);
        } catch (IllegalArgumentException e) {
            throw decoder.refused(e);
        }
        return decoder.request.clientPaths(decoder.places).build();
    }

    private RouterException refused(RuntimeException wrong) {
        String path = member + (member.equals("messages") ? messages.path() : "");
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
    }

    private void member() {
        switch (member) {
            case "model" -> cursor.skip();
            case "stream_options" -> streamOptions();
            case "messages" -> messages.read(request);
            case "stream" -> request.stream(cursor.bool());
            case "max_completion_tokens" -> newerBound();
            case "max_tokens" -> olderBound();
            case "temperature" -> request.temperature(Bounds.OF_CLIENT.number(member, cursor, 0, 2));
            case "top_p" -> request.topP(Bounds.OF_CLIENT.number(member, cursor, 0, 1));
            case "stop" -> stop();
            case "tools" -> tools();
            case "tool_choice" -> toolChoice();
            case "parallel_tool_calls" -> request.parallelToolCalls(cursor.bool());
            case "response_format" -> responseFormat();
            case "reasoning_effort" -> effort();
            case "reasoning" -> reasoning();
            case "top_k" -> topK();
            case "user" -> request.user(cursor.text());
            case "n" -> request.choices(Bounds.OF_CLIENT.whole(member, cursor, 1, MOST_CHOICES));
            case "seed" -> request.seed(cursor.longValue());
            case "frequency_penalty" -> request.frequencyPenalty(Bounds.OF_CLIENT.number(member, cursor, -2, 2));
            case "presence_penalty" -> request.presencePenalty(Bounds.OF_CLIENT.number(member, cursor, -2, 2));
            case "logprobs" -> logprobs();
            case "top_logprobs" -> request.topLogprobs(Bounds.OF_CLIENT.whole(member, cursor, 0, MOST_LOGPROBS));
            case "metadata" -> metadata();
            case "service_tier" -> request.serviceTier(cursor.text());
            default -> unnamed();
        }
    }

    private void effort() {
        request.reasoning(Reasoning.effort(cursor.text()));
        worded = true;
    }

    private void unnamed() {
        places.unnamed(member);
        request.extension(Own.MEMBERS.name(member), cursor.rawText());
    }

    /** The vendor's own member wins, wherever it stands. */
    private void reasoning() {
        if (!cursor.is(JsonKind.OBJECT)) {
            unnamed();
            return;
        }
        wish = ReasoningDecoder.read(cursor, unread);
    }

    private void wish() {
        Reasoning wished = wish;
        if (wished != null && !worded) {
            request.reasoning(wished);
            ReasoningDecoder.name(places);
        }
    }

    /** No parameter of the vendor's own, but of most who speak this API; what is not positive switches it off. */
    private void topK() {
        if (cursor.is(JsonKind.NUMBER) && cursor.longValue() > 0) {
            request.topK((int) Math.min(cursor.longValue(), Integer.MAX_VALUE));
        }
        unnamed();
    }

    /** Whether usage is wanted is a fact of the request and not repeated here. */
    private void streamOptions() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.nameIs("include_usage")) {
                losses.dropped("stream_options." + cursor.name(), "only 'include_usage' can be carried");
            }
            cursor.skip();
        }
        cursor.leave();
    }

    /** Text completions have a number here. */
    private void logprobs() {
        if (cursor.is(JsonKind.NUMBER)) {
            request.extension(Own.MEMBERS.name(member), cursor.rawText());
        } else {
            request.logprobs(cursor.bool());
        }
    }

    private void metadata() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            throw new IllegalArgumentException("found no object, expected an object of texts");
        }
        while (cursor.nextMember()) {
            request.metadata(cursor.name(), cursor.text());
        }
        cursor.leave();
    }

    /** Local engines take this one negative number for none. */
    private OptionalLong bound() {
        boolean none = cursor.longValue() == NO_BOUND;
        return none ? OptionalLong.empty() : OptionalLong.of(Bounds.OF_CLIENT.whole(member, cursor, 1, Long.MAX_VALUE));
    }

    private void newerBound() {
        OptionalLong tokens = bound();
        if (tokens.isPresent()) {
            request.maxOutputTokens(tokens.getAsLong());
            places.said("max_tokens", member);
        }
    }

    /** The newer name wins, wherever it stands. */
    private void olderBound() {
        OptionalLong tokens = bound();
        if (request.build().maxOutputTokens().isEmpty()) {
            tokens.ifPresent(request::maxOutputTokens);
        }
    }

    private void stop() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            request.stop(cursor.text());
            return;
        }
        while (cursor.nextElement()) {
            request.stop(cursor.text());
        }
        cursor.leave();
    }

    private void tools() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of tools");
        }
        for (int i = 0; cursor.nextElement(); i++) {
            int place = i;
            ToolDecoder.read(cursor, "tools[" + i + "]", losses)
                    .ifPresent(tool -> tools.add(tool, place, OfferedTools.inChats(tool)));
        }
        cursor.leave();
    }

    private void toolChoice() {
        if (cursor.is(JsonKind.STRING)) {
            String word = cursor.text();
            switch (word) {
                case "auto" -> request.toolChoice(ToolChoice.AUTO);
                case "none" -> request.toolChoice(ToolChoice.NONE);
                case "required" -> request.toolChoice(ToolChoice.REQUIRED);
                default -> request.extension(Own.MEMBERS.name("tool_choice"), cursor.rawText());
            }
            return;
        }
        String raw = cursor.rawText();
        AllowedTools allowed = AllowedTools.of(raw, ClientTools.NONE);
        if (allowed != null) {
            tools.allow(allowed);
            return;
        }
        List<String> others = new ArrayList<>();
        String name = chosenTool(others);
        if (name == null) {
            request.extension(Own.MEMBERS.name("tool_choice"), raw);
        } else {
            request.toolChoice(ToolChoice.tool(name));
            others.forEach(unread::name);
        }
    }

    private @Nullable String chosenTool(List<String> others) {
        String name = null;
        cursor.enter();
        while (cursor.nextMember()) {
            String kind = cursor.name();
            if (NAMED.contains(kind) && cursor.enter(JsonKind.OBJECT)) {
                name = name("tool_choice." + kind, others);
                cursor.leave();
            } else if (!cursor.nameIs("type")) {
                others.add("tool_choice." + cursor.name());
            }
        }
        cursor.leave();
        return name;
    }

    private @Nullable String name(String path, List<String> others) {
        String name = null;
        while (cursor.nextMember()) {
            if (cursor.nameIs("name")) {
                name = cursor.text();
            } else {
                others.add(path + "." + cursor.name());
            }
        }
        return name;
    }

    private void responseFormat() {
        String raw = cursor.rawText();
        String kind = "text";
        String schema = null;
        List<String> others = new ArrayList<>();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                kind = cursor.text();
            } else if (cursor.nameIs("json_schema") && cursor.is(JsonKind.OBJECT)) {
                schema = cursor.rawText();
            } else if (!Unread.saysNothing(cursor)) {
                others.add(member + "." + cursor.name());
            }
        }
        cursor.leave();
        if (FORMATS.contains(kind)) {
            others.forEach(unread::name);
            request.responseFormat(ResponseFormat.of(kind, schema));
        } else {
            // A vendor's own, such as a grammar.
            request.extension(Own.MEMBERS.name("response_format"), raw);
        }
    }
}
