package io.fairlead.testkit.kit;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import jakarta.json.JsonObject;
import java.util.function.Consumer;

/** Reads and writes answers without mistakes. Open where a mistake may be planted. */
final class RightCodec {
    private RightCodec() {}

    /** Reads. */
    static class Reader implements ChatReader {
        private final boolean stream;
        boolean ended;

        Reader(boolean stream) {
            this.stream = stream;
        }

        @Override
        public void frame(Frame frame, Consumer<ChatEvent> out) {
            if (frame.dataStart() == frame.dataEnd()) {
                return;
            }
            JsonObject json = RightDialect.object(RightDialect.data(frame));
            if (json.containsKey("error")) {
                out.accept(ChatEvent.failed(UpstreamError.of(0, null, null, json.getString("error"))));
            }
            if (json.containsKey("id")) {
                out.accept(ChatEvent.started(json.getString("id"), "m"));
            }
            if (json.containsKey("say")) {
                out.accept(ChatEvent.text(0, json.getString("say")));
            }
            if (json.containsKey("end")) {
                out.accept(ChatEvent.finished(0, FinishReason.of(json.getString("end")), null));
                out.accept(ChatEvent.usage(RightWatch.usage(json)));
            }
            ended |= json.containsKey(stream ? "done" : "end");
        }

        @Override
        public void end(Consumer<ChatEvent> out) {
            if (ended) {
                out.accept(ChatEvent.ended());
            }
        }
    }

    /** Writes. */
    static class Writer implements ChatWriter {
        private final boolean stream;
        private final StringBuilder text = new StringBuilder();
        private String id = "";
        private String reason = "stop";
        private Usage usage = Usage.UNKNOWN;

        Writer(boolean stream) {
            this.stream = stream;
        }

        @Override
        public String contentType() {
            return stream ? "text/event-stream" : "application/json";
        }

        @Override
        public void event(ChatEvent event, FrameSink out) {
            switch (event) {
                case ChatEvent.Started start -> {
                    id = start.id();
                    stream("{\"id\":" + quote(id) + "}", out);
                }
                case ChatEvent.TextDelta piece -> {
                    text.append(piece.text());
                    stream("{\"say\":" + quote(piece.text()) + "}", out);
                }
                case ChatEvent.Finished end -> reason = end.reason().name();
                case ChatEvent.UsageReported report -> usage = report.usage();
                default -> other();
            }
        }

        void other() {}

        @Override
        public void end(FrameSink out) {
            String end = "\"end\":" + quote(reason) + ",\"in\":" + usage.inputTokens() + ",\"out\":"
                    + usage.outputTokens() + ",\"cached\":" + usage.cachedInputTokens();
            if (stream) {
                stream("{" + end + "}", out);
                stream("{\"done\":true}", out);
                return;
            }
            RightDialect.write("{\"id\":" + quote(id) + ",\"say\":" + quote(text.toString()) + "," + end + "}", out);
        }

        private void stream(String data, FrameSink out) {
            if (stream) {
                RightDialect.write("data: " + data + "\n\n", out);
            }
        }

        @Override
        public void fail(RouterError error, FrameSink out) {
            RightDialect.write(new SayFake().errorEvent(error.code().name(), error.message()), out);
        }
    }
}
