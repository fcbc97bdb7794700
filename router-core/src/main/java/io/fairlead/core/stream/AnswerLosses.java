package io.fairlead.core.stream;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.Losses;
import io.fairlead.core.exchange.Exchange;

/** Notes what an upstream's answer says and the client's API has no place for. */
final class AnswerLosses implements Losses {
    /** More kinds of loss than one answer shows; the names of some come from the upstream. */
    private static final int MOST = 32;

    /** As much of a name as is shown. */
    private static final int LONGEST = 80;

    private final Exchange exchange;
    private final String protocol;
    private int left;

    private AnswerLosses(Exchange exchange, String protocol, int left) {
        this.exchange = exchange;
        this.protocol = protocol;
        this.left = left;
    }

    /** Losses of an exchange whose client speaks this protocol. */
    static AnswerLosses of(Exchange exchange, String protocol) {
        return new AnswerLosses(exchange, protocol, MOST);
    }

    /** For an answer that is read beside its way to the client, who gets all of it. */
    AnswerLosses none() {
        return new AnswerLosses(exchange, protocol, 0);
    }

    @Override
    public void dropped(String path, String reason) {
        if (left > 0 && exchange.dropped().addOfAnswer(path.length() <= LONGEST ? path : path.substring(0, LONGEST))) {
            left--;
        }
    }

    /** Notes an event that only dialects of its own protocol can write. */
    void note(ChatEvent event) {
        switch (event) {
            case ChatEvent.Annotated source
            when !source.protocol().equals(protocol) -> dropped("annotations", "they have the form of another API");
            case ChatEvent.UnknownPart part
            when !part.kind().startsWith(protocol + ":") ->
                dropped(part.kind().substring(part.kind().indexOf(':') + 1), "only its own API has such a part");
            default -> {}
        }
    }
}
