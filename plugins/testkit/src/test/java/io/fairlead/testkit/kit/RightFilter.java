package io.fairlead.testkit.kit;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A filter without mistakes, in all views: it writes "SECRET" for "secret" and puts back "secret" once a request had one.
 * Open where a mistake may be planted.
 */
class RightFilter implements Filter {
    static final String WORD = "secret";
    static final String MASK = "SECRET";

    @Override
    public Set<View> views() {
        return Set.of(View.HEAD, View.BYTES, View.TEXT, View.NEUTRAL);
    }

    @Override
    public FilterPass open(ExchangeInfo exchange) {
        return new Pass();
    }

    /** One exchange. */
    static class Pass implements FilterPass {
        boolean seen;

        @Override
        public Verdict head(ExchangeInfo exchange) {
            return exchange.head().headers().first("x-bad") == null ? Verdict.PROCEED : Verdict.refuse("found x-bad");
        }

        @Override
        public void replyHead(ReplyHead head, Headers.Edit headers) {
            headers.set("x-seen", "yes");
        }

        @Override
        public Verdict bytes(BodyEdit body) {
            if (body.original().length() > 1) {
                body.replace(0, 1, body.original().slice(0, 1));
            }
            return Verdict.PROCEED;
        }

        @Override
        public void replyFrame(Frame frame, FrameEdit edit) {
            if (frame.dataEnd() > frame.dataStart()) {
                edit.replace(frame.dataEnd(), frame.dataEnd(), Slice.utf8(" "));
            }
        }

        @Override
        public void text(TextPiece piece) {
            seen |= piece.text().contains(WORD);
            piece.replace(piece.text().replace(WORD, MASK));
        }

        @Override
        public void replyText(TextPiece piece) {
            if (seen) {
                String text = piece.text().replace(MASK, WORD);
                piece.replace(text);
                piece.keepLast(begun(text));
            }
        }

        /** How much of the end may be the beginning of a mask. */
        int begun(String text) {
            for (int chars = Math.min(MASK.length() - 1, text.length()); chars > 0; chars--) {
                if (text.endsWith(MASK.substring(0, chars))) {
                    return chars;
                }
            }
            return 0;
        }

        @Override
        public ChatRequest request(ChatRequest request) {
            List<ChatMessage> messages = new ArrayList<>(request.messages());
            messages.addFirst(ChatMessage.of(ChatRole.SYSTEM, List.of(ChatPart.text("Be kind."))));
            return request.toBuilder().messages(messages).build();
        }

        @Override
        public void replyEvent(ChatEvent event, Consumer<ChatEvent> out) {
            if (event instanceof ChatEvent.Finished end) {
                out.accept(ChatEvent.text(end.choice(), " Bye."));
            }
            out.accept(event);
        }
    }
}
