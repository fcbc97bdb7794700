package io.fairlead.api.filter;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import java.util.function.Consumer;

/**
 * One filter's part in one exchange. The host calls only the methods of the declared views, requests in the order of the
 * configuration and answers in reverse order, by one thread at a time. It is closed when the exchange ends, however that
 * is. A request may be tried at several candidates: methods for the request are called once, those for the answer for
 * the answer that reaches the client. Errors and lists of models are no answers in this sense: no filter sees them.
 *
 * <p>A {@code RouterException} that a method for the request throws ends the exchange with its error, as a refusal does.
 * Any other exception is a failure of the filter, see {@link Filter#mandatory()}.
 */
public interface FilterPass extends AutoCloseable {
    /** View {@code head}: the request before it is routed. */
    default Verdict head(ExchangeInfo exchange) {
        return Verdict.PROCEED;
    }

    /** View {@code bytes}: the body of the request, in the client's dialect; what is edited is what all others see. */
    default Verdict bytes(BodyEdit body) {
        return Verdict.PROCEED;
    }

    /** View {@code text}: one text of the request, whole, in order; {@link TextPiece#keepLast} means nothing here. */
    default void text(TextPiece piece) {}

    /** View {@code text}: asked after the last text of the request. */
    default Verdict textEnd() {
        return Verdict.PROCEED;
    }

    /**
     * View {@code neutral}: the decoded request; returns the one to go on with. Only chats can be decoded: of other
     * operations a filter with this view alone sees nothing.
     */
    default ChatRequest request(ChatRequest request) {
        return request;
    }

    /** View {@code head}: the head of the answer as the client will get it. */
    default void replyHead(ReplyHead head, Headers.Edit headers) {}

    /**
     * View {@code bytes}: one frame of the answer, in the client's dialect: an event with its name and comments, a line,
     * or the whole body.
     */
    default void replyFrame(Frame frame, FrameEdit edit) {}

    /** View {@code text}: a piece of text of the answer, in order within its channel. */
    default void replyText(TextPiece piece) {}

    /** View {@code neutral}: one event of the answer; what is given to {@code out} takes its place. */
    default void replyEvent(ChatEvent event, Consumer<ChatEvent> out) {
        out.accept(event);
    }

    /** Called once, last. */
    @Override
    default void close() {}
}
