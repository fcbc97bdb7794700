package io.fairlead.core.flow;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.body.Reservation;
import io.fairlead.core.body.Splice;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.config.Translation;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Hints;
import io.fairlead.core.exchange.NeutralRequest;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.filter.FilterChain;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The request in the neutral model. Decoding takes several times the body's size, which comes out of the memory budget. */
final class Translating implements NeutralRequest, AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Translating.class.getName());
    private static final long GROWTH = 6;
    private static final long UNCOUNTED = 64 * 1024;

    private final ClientRequest request;
    private final Exchange exchange;
    private final FilterChain filters;
    private final Translation mode;
    private final ByteBudget budget;
    private final List<String> lostInDecoding = new ArrayList<>(0);
    private @Nullable Reservation memory;
    private @Nullable ChatRequest decoded;
    private UnaryOperator<String> clientNames = UnaryOperator.identity();
    private @Nullable EmbeddingRequest vectors;
    /** What was thrown for a loss, which has the client's name already. */
    private @Nullable RouterException strict;

    Translating(ClientRequest request, Exchange exchange, FilterChain filters, Translation mode, ByteBudget budget) {
        this.request = request;
        this.exchange = exchange;
        this.filters = filters;
        this.mode = mode;
        this.budget = budget;
        if (mode == Translation.LENIENT) {
            exchange.dropped().quietly();
        }
    }

    @Override
    public ChatRequest get() {
        ChatRequest known = decoded;
        if (known == null) {
            ChatRequest read = decode();
            known = filters.neutral(read);
            clientNames = new ClientNames(read, known);
            decoded = known;
        }
        return known;
    }

    /** What filters have seen is kept: they are asked once. */
    @Override
    public void rest() {
        if (!filters.neutral()) {
            decoded = null;
            vectors = null;
            clientNames = UnaryOperator.identity();
            lostInDecoding.clear();
            close();
        }
    }

    @Override
    public EmbeddingRequest embedding() {
        EmbeddingRequest known = vectors;
        if (known == null) {
            if (!(request.dialect() instanceof EmbeddingDialect dialect)) {
                throw unexpected("an embedding dialect");
            }
            known = reading(body -> dialect.decode(request.head(), body, this::lost));
            clientNames = ClientNames.of(known);
            vectors = known;
        }
        return known;
    }

    private ChatRequest decode() {
        return switch (request.dialect()) {
            case ChatDialect chat -> reading(body -> chat.decode(request.head(), body, this::lost));
            case CountDialect count -> reading(body -> count.decode(request.head(), body, this::lost));
            default -> throw unexpected("a dialect of chats");
        };
    }

    private IllegalStateException unexpected(String expected) {
        return new IllegalStateException("found dialect " + request.dialect().id() + ", expected " + expected);
    }

    private <T> T reading(Function<StoredBody, T> decoding) {
        reserve(request.body().length() * GROWTH);
        try {
            return decoding.apply(withoutHints());
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw untranslatable("read", unreadable);
        }
    }

    private void lost(String path, String reason) {
        lostInDecoding.add(path);
        dropped(path, reason);
    }

    /** What is meant for the gateway is nothing to translate. */
    private StoredBody withoutHints() {
        if (!request.hints().inBody()) {
            return request.body();
        }
        byte[] bytes = Splice.of(request.body()).remove(Hints.MEMBER).edited().bytes();
        JsonScan json = JsonScan.of(bytes, 0, bytes.length, request.dialect().probes());
        return StoredBody.of(Slice.of(bytes), json);
    }

    private void reserve(long bytes) {
        close();
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
    public StoredBody encode(Dialect upstream, Target target, @Nullable String beginning) {
        Supplier<Slice> encoding = encoding(upstream, target, beginning);
        lostInDecoding.forEach(exchange.dropped()::add);
        try {
            Slice encoded = encoding.get();
            JsonScan json = JsonScan.of(encoded.array(), encoded.start(), encoded.end(), upstream.probes());
            return StoredBody.of(encoded, json);
        } catch (RouterException refused) {
            throw refused == strict ? refused : ClientNames.renamed(refused, clientNames);
        } catch (IllegalArgumentException | ArithmeticException unwritable) {
            throw untranslatable("written for " + upstream.id(), unwritable);
        }
    }

    private void lostInEncoding(String path, String reason) {
        dropped(isNamed() ? clientNames.apply(path) : path, reason);
    }

    /** Whether anybody hears a name: those of long conversations are many, and found out with some effort. */
    private boolean isNamed() {
        return mode == Translation.STRICT || !exchange.dropped().saysEnough();
    }

    @Override
    public void droppedUpstream(String path, String reason) {
        if (path.indexOf('[') < 0) {
            lostInEncoding(path, reason);
        } else {
            dropped(path, reason);
        }
    }

    private Supplier<Slice> encoding(Dialect upstream, Target target, @Nullable String beginning) {
        return switch (upstream) {
            case ChatDialect chat -> {
                ChatRequest neutral = beginning == null ? get() : begun(get(), beginning);
                yield () -> chat.encode(neutral, target, this::lostInEncoding);
            }
            case EmbeddingDialect vectorsOf -> {
                EmbeddingRequest neutral = embedding();
                yield () -> vectorsOf.encode(neutral, target, this::lostInEncoding);
            }
            case CountDialect count -> {
                ChatRequest neutral = get();
                yield () -> count.encode(neutral, target, this::lostInEncoding);
            }
            default -> throw new IllegalStateException("found a translation to " + upstream.id() + ", expected none");
        };
    }

    private static ChatRequest begun(ChatRequest request, String beginning) {
        ChatMessage answer = ChatMessage.of(ChatRole.ASSISTANT, List.of(ChatPart.text(beginning)));
        return request.toBuilder().message(answer).build();
    }

    /** The request is at fault, not the candidate: the same would happen at each that takes this API. */
    private static RouterException untranslatable(String step, RuntimeException reason) {
        LOGGER.log(
                Level.DEBUG, () -> "not translated error=" + reason.getClass().getName());
        return RouterException.of(
                ErrorCode.UNTRANSLATABLE,
                "the request cannot be " + step
                        + ": found a value that this API does not know, expected one that it has");
    }

    @Override
    public void dropped(String path, String reason) {
        if (!mayLose()) {
            strict = new RouterException(RouterError.builder(
                            ErrorCode.UNTRANSLATABLE, path + " cannot be carried to the upstream's API: " + reason)
                    .parameter(path)
                    .build());
            throw strict;
        }
        exchange.dropped().add(path);
    }

    /** An answer that broke off was asked for with all of the request; who goes on with it may do with less. */
    @Override
    public boolean mayLose() {
        Recovery recovery = exchange.recovery();
        return mode != Translation.STRICT || recovery != null && recovery.open();
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }
}
