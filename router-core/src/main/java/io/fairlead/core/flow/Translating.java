package io.fairlead.core.flow;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.body.Reservation;
import io.fairlead.core.config.Translation;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.NeutralRequest;
import io.fairlead.core.filter.FilterChain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The request in the neutral model. Decoding takes several times the body's size, which comes out of the memory budget. */
final class Translating implements NeutralRequest, AutoCloseable {
    private static final long GROWTH = 6;
    private static final long UNCOUNTED = 64 * 1024;

    private final ClientRequest request;
    private final Exchange exchange;
    private final FilterChain filters;
    private final Translation mode;
    private final ByteBudget budget;
    private @Nullable Reservation memory;
    private @Nullable ChatRequest decoded;

    Translating(ClientRequest request, Exchange exchange, FilterChain filters, Translation mode, ByteBudget budget) {
        this.request = request;
        this.exchange = exchange;
        this.filters = filters;
        this.mode = mode;
        this.budget = budget;
    }

    @Override
    public ChatRequest get() {
        ChatRequest known = decoded;
        if (known == null) {
            known = filters.neutral(decode());
            decoded = known;
        }
        return known;
    }

    private ChatRequest decode() {
        if (!(request.dialect() instanceof ChatDialect dialect)) {
            throw new IllegalStateException("found dialect " + request.dialect().id() + ", expected a chat dialect");
        }
        reserve(request.body().length() * GROWTH);
        return dialect.decode(request.head(), request.body(), this::dropped);
    }

    private void reserve(long bytes) {
        if (bytes <= UNCOUNTED) {
            return;
        }
        memory = budget.tryReserve(bytes);
        if (memory == null) {
            throw new RouterException(RouterError.builder(
                            ErrorCode.OVERLOADED,
                            "translating a body of " + request.body().length()
                                    + " bytes needs more memory than is free")
                    .retryAfter(Duration.ofSeconds(1))
                    .build());
        }
    }

    @Override
    public Slice encode(ChatDialect upstream, Target target) {
        return upstream.encode(get(), target, this::dropped);
    }

    private void dropped(String path, String reason) {
        if (mode == Translation.STRICT) {
            throw new RouterException(RouterError.builder(
                            ErrorCode.UNTRANSLATABLE, path + " cannot be carried to the upstream's API: " + reason)
                    .parameter(path)
                    .build());
        }
        exchange.dropped(path);
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
        }
    }
}
