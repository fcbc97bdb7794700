package io.fairlead.testkit.kit;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.TestRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Filters with one mistake each. */
final class FilterMistakes {
    private FilterMistakes() {}

    /** Tests a filter that claims what {@link RightFilter} does. */
    abstract static class Planted extends FilterKit {
        Filter plant() {
            return new RightFilter() {
                @Override
                public FilterPass open(ExchangeInfo exchange) {
                    return pass();
                }
            };
        }

        FilterPass pass() {
            return new RightFilter.Pass();
        }

        @Override
        protected FilterFactory factory() {
            return new FilterFactory() {
                @Override
                public String name() {
                    return "planted";
                }

                @Override
                public Filter create(PluginContext context) {
                    return plant();
                }
            };
        }

        @Override
        protected List<FilterExample> examples() {
            return List.of(
                    FilterExample.of("a secret", "a SECRET", "SECRET? SECRETs", "secret? secrets"),
                    FilterExample.of("secret", "SECRET", "SEC SESECRET SECRE", "SEC SEsecret SECRE"),
                    FilterExample.ofAnswer("a SECRET", "a SECRET"));
        }

        @Override
        protected List<RequestHead> refusedHeads() {
            return List.of(TestRequest.get("/", "x-bad", "1"));
        }

        @Override
        protected List<RequestHead> passedHeads() {
            return List.of(TestRequest.get("/", "x-good", "1"));
        }
    }

    static final class NoMistake extends Planted {}

    static final class HoldsNothingBack extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                int begun(String text) {
                    return 0;
                }
            };
        }
    }

    static final class HoldsOneCharTooFew extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                int begun(String text) {
                    return Math.max(0, super.begun(text) - 1);
                }
            };
        }
    }

    static final class HoldsAllBack extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                int begun(String text) {
                    return text.length();
                }
            };
        }
    }

    /** Holds text of its own, which never comes at the end. */
    static final class HoldsInABufferOfItsOwn extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                private String held = "";

                @Override
                public void replyText(TextPiece piece) {
                    if (seen) {
                        String text = held + piece.text();
                        int end = text.length() - begun(text);
                        held = text.substring(end);
                        piece.replace(text.substring(0, end).replace(RightFilter.MASK, RightFilter.WORD));
                    }
                }
            };
        }
    }

    static final class MixesChannels extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                private int channel;

                @Override
                public void replyText(TextPiece piece) {
                    if (piece.channel() != channel && !piece.last()) {
                        channel = piece.channel();
                        return;
                    }
                    super.replyText(piece);
                }
            };
        }
    }

    static final class RemembersOtherExchanges extends Planted {
        @Override
        Filter plant() {
            return new RightFilter() {
                private boolean seenEver;

                @Override
                public FilterPass open(ExchangeInfo exchange) {
                    return new RightFilter.Pass() {
                        @Override
                        public void text(TextPiece piece) {
                            super.text(piece);
                            seenEver |= seen;
                        }

                        @Override
                        public void replyText(TextPiece piece) {
                            seen = seenEver;
                            super.replyText(piece);
                        }
                    };
                }
            };
        }
    }

    static final class TrimsTexts extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public void replyText(TextPiece piece) {
                    super.replyText(piece);
                    if (!seen) {
                        piece.replace(piece.text().strip());
                    }
                }
            };
        }
    }

    static final class RefusesKindsItDoesNotKnow extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public void text(TextPiece piece) {
                    if (!Set.of(TextKind.TEXT, TextKind.TOOL_RESULT).contains(piece.kind())) {
                        throw new IllegalStateException("found another kind");
                    }
                    super.text(piece);
                }
            };
        }
    }

    static final class CannotReadHalfASmile extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public void text(TextPiece piece) {
                    String text = piece.text();
                    for (int i = 0; i < text.length(); i++) {
                        if (Character.isHighSurrogate(text.charAt(i))) {
                            Objects.requireNonNull(Character.getName(text.codePointAt(i)));
                            Character.toChars(Character.toCodePoint(text.charAt(i), text.charAt(i + 1)));
                        }
                    }
                    super.text(piece);
                }
            };
        }
    }

    static final class NeedsAHeader extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public Verdict head(ExchangeInfo exchange) {
                    Objects.requireNonNull(exchange.head().headers().first("x-good"));
                    return super.head(exchange);
                }
            };
        }
    }

    static final class RefusesNobody extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public Verdict head(ExchangeInfo exchange) {
                    return Verdict.PROCEED;
                }
            };
        }
    }

    static final class SetsTheLength extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public void replyHead(ReplyHead head, Headers.Edit headers) {
                    headers.set("content-length", "100");
                }
            };
        }
    }

    static final class TakesOffsetsForIndexes extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public void replyFrame(Frame frame, FrameEdit edit) {
                    int end = frame.dataEnd() - frame.dataStart();
                    edit.replace(Math.max(end, frame.start()), Math.max(end, frame.start()), Slice.utf8(" "));
                }
            };
        }
    }

    static final class ReplacesMoreThanThereIs extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public Verdict bytes(BodyEdit body) {
                    body.replace(0, 4, Slice.utf8("null"));
                    return Verdict.PROCEED;
                }
            };
        }
    }

    static final class DropsPartsItDoesNotKnow extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public ChatRequest request(ChatRequest request) {
                    List<ChatMessage> texts = request.messages().stream()
                            .map(each -> ChatMessage.of(
                                    each.role(),
                                    each.parts().stream()
                                            .filter(ChatPart.TextPart.class::isInstance)
                                            .toList()))
                            .toList();
                    return request.toBuilder().messages(texts).build();
                }
            };
        }
    }

    static final class DropsEventsItDoesNotKnow extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public void replyEvent(ChatEvent event, Consumer<ChatEvent> out) {
                    switch (event) {
                        case ChatEvent.TextDelta text -> out.accept(text);
                        case ChatEvent.Finished end -> out.accept(end);
                        case ChatEvent.Ended end -> out.accept(end);
                        default -> {}
                    }
                }
            };
        }
    }

    static final class AddsItsLineToEachPiece extends Planted {
        @Override
        FilterPass pass() {
            return new RightFilter.Pass() {
                @Override
                public void replyEvent(ChatEvent event, Consumer<ChatEvent> out) {
                    out.accept(event);
                    if (event instanceof ChatEvent.TextDelta text) {
                        out.accept(ChatEvent.text(text.choice(), "."));
                    }
                }
            };
        }
    }

    static final class DeclaresAViewOfItsOwn extends Planted {
        @Override
        Filter plant() {
            return new RightFilter() {
                @Override
                public Set<View> views() {
                    return Set.of(View.TEXT, View.of("everything"));
                }
            };
        }
    }
}
