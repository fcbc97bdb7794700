package io.fairlead.testkit.kit;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import jakarta.json.JsonObject;
import java.util.Set;

/** Dialects with one mistake each. */
final class DialectMistakes {
    private DialectMistakes() {}

    /** Tests a dialect that claims what {@link RightDialect} can do. */
    abstract static class Planted extends DialectKit {
        Dialect plant() {
            return new RightDialect() {
                @Override
                public ReplyWatch watch(WatchOptions options) {
                    RightWatch right = (RightWatch) super.watch(options);
                    return plantWatch(right.stream, options.endMarked());
                }
            };
        }

        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked);
        }

        @Override
        protected DialectFactory factory() {
            return new DialectFactory() {
                @Override
                public String name() {
                    return "imaginary.say";
                }

                @Override
                public Dialect create(PluginContext context) {
                    return plant();
                }
            };
        }

        @Override
        protected WireFake fake() {
            return new SayFake();
        }

        @Override
        protected Set<DialectAbility> abilities() {
            return Set.of(
                    DialectAbility.TRANSLATES,
                    DialectAbility.MARKS_END,
                    DialectAbility.ENDS_WITHOUT_MARK,
                    DialectAbility.TEXTS,
                    DialectAbility.KEEPS_ALIVE);
        }
    }

    static final class NoMistake extends Planted {}

    static final class TakesTheReasonForTheEnd extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, false);
        }
    }

    static final class IsCompleteWithAnyContent extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                public boolean complete() {
                    return said && error() == null;
                }
            };
        }
    }

    static final class IsCompleteAfterAFailure extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                public boolean complete() {
                    return finished && (ended || !marked);
                }
            };
        }
    }

    static final class ReadsTheWholeBuffer extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                public int look(Frame frame, FrameEdit edit) {
                    return frame.start() > 0 ? Signals.MALFORMED : super.look(frame, edit);
                }
            };
        }
    }

    static final class ThrowsAtWhatItCannotRead extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                public int look(Frame frame, FrameEdit edit) {
                    return frame.dataStart() == frame.dataEnd()
                            ? Signals.NONE
                            : signals(RightDialect.object(RightDialect.data(frame)));
                }
            };
        }
    }

    static final class PassesOverWhatItCannotRead extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                public int look(Frame frame, FrameEdit edit) {
                    return super.look(frame, edit) & ~Signals.MALFORMED;
                }
            };
        }
    }

    static final class RefusesMembersItDoesNotKnow extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                int signals(JsonObject json) {
                    boolean known = Set.of("id", "say", "end", "in", "out", "cached", "done", "error", "kind", "type")
                            .containsAll(json.keySet());
                    return known ? super.signals(json) : Signals.MALFORMED;
                }
            };
        }
    }

    static final class MarksWhatIsNotFinished extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                public boolean markEnd(FrameSink out) {
                    finished |= said;
                    return super.markEnd(out);
                }
            };
        }
    }

    static final class CallsTheHeadContent extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                int signals(JsonObject json) {
                    return json.containsKey("id") ? super.signals(json) | Signals.CONTENT : super.signals(json);
                }
            };
        }
    }

    static final class BreaksTheStreamWithoutAWord extends Planted {
        @Override
        ReplyWatch plantWatch(boolean stream, boolean marked) {
            return new RightWatch(stream, marked) {
                @Override
                public void fail(RouterError failure, FrameSink out) {
                    RightDialect.write("data: {\"done\":true}\n\n", out);
                }
            };
        }
    }

    static final class EndsWhatBrokeOff extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public ChatReader reader(WatchOptions options) {
                    RightCodec.Reader reader = (RightCodec.Reader) super.reader(options);
                    reader.ended = true;
                    return reader;
                }
            };
        }
    }

    static final class StopsAtEventsItDoesNotKnow extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public ChatWriter writer(WriterOptions options) {
                    return new RightCodec.Writer(options.facts().stream()) {
                        @Override
                        void other() {
                            throw new IllegalStateException("found another event");
                        }
                    };
                }
            };
        }
    }

    static final class TellsTokensWhereNobodyLooks extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public ChatWriter writer(WriterOptions options) {
                    return new RightCodec.Writer(options.facts().stream()) {
                        @Override
                        public void event(ChatEvent event, FrameSink out) {
                            super.event(event, out);
                            if (event instanceof ChatEvent.TextDelta text
                                    && !text.logprobs().isEmpty()) {
                                String likely = text.logprobs()
                                        .getFirst()
                                        .alternatives()
                                        .getLast()
                                        .token();
                                write("data: {\"likely\":\"" + likely + "\"}\n\n", out);
                            }
                        }
                    };
                }
            };
        }
    }

    static final class LosesMembersWithoutAWord extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
                    return super.decode(head, body, (path, reason) -> {});
                }
            };
        }
    }

    static final class NamesMessagesThatTheClientDoesNotHave extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
                    return super.decode(head, body, losses).toBuilder()
                            .clientPaths(path -> path.startsWith("messages[0]") ? "said" : path)
                            .build();
                }
            };
        }
    }

    static final class LosesPartsWithoutAWord extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public Slice encode(ChatRequest request, Target target, Losses losses) {
                    return super.encode(request, target, (path, reason) -> {});
                }
            };
        }
    }

    static final class SplicesTheModelUnquoted extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public void retarget(BodyEdit edit, Target target) {
                    edit.set("model", '"' + target.deployment().model() + '"');
                }
            };
        }
    }

    static final class FindsTextByChars extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public void text(Frame frame, TextSpans out) {
                    int end = frame.dataStart() + data(frame).length();
                    if (data(frame).startsWith("{\"say\":\"")) {
                        out.span(frame.dataStart() + 8, end - 2, 0, TextKind.TEXT, TextRole.ASSISTANT);
                    }
                }
            };
        }
    }

    static final class ForgetsToEscapeItsErrors extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public ErrorAnswer error(RouterError error) {
                    return ErrorAnswer.json(error.status(), "{\"error\":\"" + error.message() + "\"}");
                }
            };
        }
    }

    static final class ThrowsAtErrorsOfProxies extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public UpstreamError readError(ReplyHead head, Slice body) {
                    JsonObject json = object(body.utf8());
                    return UpstreamError.of(
                            head.status(), json.getString("kind", null), null, json.getString("error", ""));
                }
            };
        }
    }

    static final class SendsASignOfLifeThatCounts extends Planted {
        @Override
        Dialect plant() {
            return new RightDialect() {
                @Override
                public void keepAlive(FrameSink out) {
                    write("data: {\"say\":\" \"}\n\n", out);
                }
            };
        }
    }
}
