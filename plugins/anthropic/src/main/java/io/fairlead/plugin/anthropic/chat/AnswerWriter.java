package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CallArguments;
import io.fairlead.toolkit.FirstChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes an answer as one whole, at its end. This API has one choice: others are passed over. */
final class AnswerWriter implements ChatWriter {
    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, Part> calls = new HashMap<>();
    private final Ending ending;
    private final FirstChoice first;
    private AnswerHead head;
    private Usage usage = Usage.UNKNOWN;

    AnswerWriter(WriterOptions options) {
        head = AnswerHead.of(options);
        first = new FirstChoice(options.losses());
        ending = new Ending(options.losses());
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        if (first.has(event)) {
            take(event);
        }
    }

    private void take(ChatEvent event) {
        switch (event) {
            case ChatEvent.Started started -> head = head.startedBy(started);
            case ChatEvent.TextDelta delta -> part("text").text.append(delta.text());
            case ChatEvent.RefusalDelta delta -> {
                ending.refused();
                part("text").text.append(delta.text());
            }
            case ChatEvent.ThinkingDelta delta -> thinking(delta);
            case ChatEvent.Annotated source
            when source.protocol().equals(Own.PROTOCOL) ->
                part("text").citations.add(source.json());
            case ChatEvent.ToolCallStarted call -> {
                Part part = new Part("tool_use", call.id(), call.name());
                parts.add(part);
                calls.put(call.call(), part);
            }
            case ChatEvent.ToolCallDelta delta -> arguments(delta);
            case ChatEvent.UnknownPart block
            when Own.MEMBERS.own(block.kind()) -> parts.add(new Part("", "", block.json()));
            case ChatEvent.Finished finished -> ending.finished(finished);
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            default -> {}
        }
    }

    /** The part that goes on, or a new one. */
    private Part part(String type) {
        if (parts.isEmpty() || !parts.getLast().type.equals(type)) {
            parts.add(new Part(type, "", ""));
        }
        return parts.getLast();
    }

    /** A signature is the end of its thought: what follows is another. */
    private void thinking(ChatEvent.ThinkingDelta delta) {
        Part part = part("thinking");
        if (!part.signature.isEmpty() && !delta.text().isEmpty()) {
            part = new Part("thinking", "", "");
            parts.add(part);
        }
        part.text.append(delta.text());
        String signature = delta.signature();
        part.signature.append(signature == null ? "" : signature);
    }

    private void arguments(ChatEvent.ToolCallDelta delta) {
        Part call = calls.get(delta.call());
        if (call != null) {
            call.text.append(delta.json());
        }
    }

    @Override
    public void end(FrameSink out) {
        JsonWriter json = new JsonWriter(1024).beginObject();
        head.write(json);
        json.name("content").beginArray();
        parts.forEach(part -> part.write(json));
        json.endArray();
        ending.write(json);
        AnswerHead.usage(json, usage);
        Slice body = json.endObject().slice();
        out.frame(body.array(), body.start(), body.end());
    }

    /** An answer that is written at its end has not begun when it fails: the host gives an error instead. */
    @Override
    public void fail(RouterError error, FrameSink out) {}

    /** One block in the making; one that has no type is there already, in place of its name. */
    private static final class Part {
        private final String type;
        private final String id;
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder signature = new StringBuilder();
        private final List<String> citations = new ArrayList<>(0);

        private Part(String type, String id, String name) {
            this.type = type;
            this.id = id;
            this.name = name;
        }

        private void citations(JsonWriter json) {
            if (!citations.isEmpty()) {
                json.name("citations").beginArray();
                citations.forEach(json::raw);
                json.endArray();
            }
        }

        void write(JsonWriter json) {
            switch (type) {
                case "text" -> {
                    if (!text.isEmpty()) {
                        json.beginObject().member("type", type).member("text", text.toString());
                        citations(json);
                        json.endObject();
                    }
                }
                case "thinking" -> {
                    json.beginObject().member("type", type).member("thinking", text.toString());
                    json.member("signature", signature.isEmpty() ? Proof.UNSIGNED : signature.toString());
                    json.endObject();
                }
                case "tool_use" -> {
                    json.beginObject().member("type", type).member("id", id).member("name", name);
                    json.name("input")
                            .raw(CallArguments.object(text.toString()))
                            .endObject();
                }
                default -> json.raw(name);
            }
        }
    }
}
