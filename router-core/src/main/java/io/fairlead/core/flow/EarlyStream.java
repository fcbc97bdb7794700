package io.fairlead.core.flow;

import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.KeepAlive;
import io.fairlead.core.filter.FilterChain;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.snapshot.Snapshot.Rules;
import io.fairlead.core.stream.Relays;
import java.io.IOException;

/** The stream of a client that has to wait: begun before anybody has answered. */
record EarlyStream(Exchange exchange, ClientRequest request, Rules rules, FilterChain filters, Relays relays)
        implements KeepAlive.Voice {
    @Override
    public Slice sign() {
        ByteQueue sign = new ByteQueue();
        request.dialect().keepAlive(sign);
        return sign.slice();
    }

    @Override
    public ClientStream begin() throws IOException {
        return Answers.early(exchange, rules, filters, relays.contentType(exchange, request));
    }

    @Override
    public void fail(ClientStream begun, RouterError error) throws IOException {
        ByteQueue event = new ByteQueue();
        relays.fail(exchange, request, error, event);
        begun.write(event.array(), 0, event.length());
        exchange.sent(event.length());
        begun.finish();
    }
}
