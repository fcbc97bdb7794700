package io.fairlead.core.plugin.booked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.plugin.PluginBooks;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.PluginFigures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookedExtensionsTest {
    private static final Duration TAKES = Duration.ofNanos(1000);

    /** What only says a constant, or what is known already. */
    private static final Set<String> FREE = Set.of(
            "id",
            "operation",
            "probes",
            "prefills",
            "thoughtsStandAlone",
            "contentType",
            "usage",
            "complete",
            "endpoints",
            "readsAnyContentType",
            "dialects",
            "baseUrl",
            "reportsStreamUsage",
            "marksStreamEnd",
            "takesPrefill",
            "takesCustomTools",
            "modelListing",
            "close");

    /** What was asked before the books were put in front. */
    private static final Set<String> ASKED_BEFORE = Set.of("requestIdHeader");

    private long now;
    private final PluginCalls calls = new PluginCalls(new SimpleMeterRegistry(), () -> now);
    private final PluginBooks books = calls.books("acme", "any");

    /** A plugin's object whose every method takes its time. */
    private <T> T slow(Class<T> type, InvocationHandler answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    now += TAKES.toNanos();
                    return answer.invoke(this, method, arguments);
                }));
    }

    /** Nobody looks at it. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T any() {
        return null;
    }

    private static Object simple(Class<?> type) {
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : (Object) 0L;
    }

    private Stream<Object> all() {
        InvocationHandler nothing = (_, method, _) -> {
            Class<?> type = method.getReturnType();
            if (type == ReplyWatch.class
                    || type == ChatReader.class
                    || type == ChatWriter.class
                    || type == Walk.class) {
                return slow(
                        type,
                        (_, inner, _) -> inner.getReturnType().isPrimitive() && inner.getReturnType() != void.class
                                ? simple(inner.getReturnType())
                                : null);
            }
            return type.isPrimitive() && type != void.class ? simple(type) : null;
        };
        ChatDialect chat = (ChatDialect) BookedExtensions.of((Dialect) slow(ChatDialect.class, nothing), books);
        return Stream.of(
                BookedExtensions.of(slow(Dialect.class, nothing), books),
                chat,
                BookedExtensions.of((Dialect) slow(EmbeddingDialect.class, nothing), books),
                BookedExtensions.of((Dialect) slow(CountDialect.class, nothing), books),
                BookedExtensions.of(slow(Protocol.class, nothing), null, books),
                BookedExtensions.of(slow(Provider.class, nothing), books),
                BookedExtensions.of((Provider) slow(LocalProvider.class, nothing), books),
                BookedExtensions.of(slow(Strategy.class, nothing), books));
    }

    @Test
    void everyCallThatDoesWorkIsCountedAndTimedOnce() throws ReflectiveOperationException {
        for (Object booked : all().toList()) {
            for (Class<?> api : Arrays.stream(booked.getClass().getInterfaces())
                    .filter(BookedExtensionsTest::isApi)
                    .toList()) {
                for (Method method : api.getMethods()) {
                    if (!Modifier.isStatic(method.getModifiers())
                            && !method.isBridge()
                            && !ASKED_BEFORE.contains(method.getName())) {
                        assertBooked(booked, method);
                    }
                }
            }
        }
    }

    private static boolean isApi(Class<?> type) {
        return type.getName().startsWith("io.fairlead.api.");
    }

    private Object assertBooked(Object booked, Method method) throws ReflectiveOperationException {
        PluginFigures before = calls.figures("acme");
        long begun = now;
        @Nullable Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = type.isPrimitive() ? simple(type) : null;
        }
        method.setAccessible(true);
        Object result;
        try {
            result = method.invoke(booked, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.toString(), e.getCause());
        }
        PluginFigures after = calls.figures("acme");
        assertThat(now - begun).as("the plugin's own is asked: %s", method).isEqualTo(TAKES.toNanos());
        int counted =
                FREE.contains(method.getName()) || method.getName().equals("error") && booked instanceof ReplyWatch
                        ? 0
                        : 1;
        assertThat(after.calls() - before.calls()).as("%s", method).isEqualTo(counted);
        assertThat(after.nanos() - before.nanos()).as("%s", method).isEqualTo(counted * TAKES.toNanos());
        if (result instanceof ReplyWatch
                || result instanceof ChatReader
                || result instanceof ChatWriter
                || result instanceof Walk) {
            Class<?> api =
                    Arrays.stream(result.getClass().getInterfaces()).findFirst().orElseThrow();
            for (Method inner : api.getMethods()) {
                if (!Modifier.isStatic(inner.getModifiers())) {
                    assertBooked(result, inner);
                }
            }
        }
        return result;
    }

    @Test
    void dialectsStayOfTheirKind() {
        InvocationHandler none = (_, _, _) -> null;
        assertThat(BookedExtensions.of((Dialect) slow(ChatDialect.class, none), books))
                .isInstanceOf(ChatDialect.class);
        assertThat(BookedExtensions.of((Dialect) slow(CountDialect.class, none), books))
                .isInstanceOf(CountDialect.class);
        assertThat(BookedExtensions.of(slow(Dialect.class, none), books)).isNotInstanceOf(ChatDialect.class);
        assertThat(BookedExtensions.of(slow(Provider.class, none), books)).isNotInstanceOf(LocalProvider.class);
    }

    @Test
    void whatFailsIsTimedAsWell() {
        Strategy failing = BookedExtensions.of(
                slow(Strategy.class, (_, _, _) -> {
                    throw new IllegalStateException("no");
                }),
                books);

        assertThatThrownBy(() -> failing.walk(any(), List.of(), any())).hasMessage("no");
        assertThat(calls.figures("acme")).isEqualTo(new PluginFigures(0, 1, TAKES.toNanos()));
    }

    @Test
    void whatOthersDoWithTheFindingsIsNotCounted() throws Exception {
        Consumer<ChatEvent> others = _ -> now += 1_000_000;
        new BookedReader(reader(), books.tally()).frame(any(), others);
        new BookedReader(reader(), books.tally()).end(others);
        assertThat(calls.figures("acme").nanos()).isEqualTo(2 * TAKES.toNanos());
    }

    private ChatReader reader() {
        return slow(ChatReader.class, (_, _, arguments) -> {
            @SuppressWarnings("unchecked")
            Consumer<ChatEvent> out = (Consumer<ChatEvent>) arguments[arguments.length - 1];
            out.accept(ChatEvent.ended());
            out.accept(ChatEvent.ended());
            return null;
        });
    }

    @Test
    void framesThatGoThroughFiltersAreNotTheWritersTime() {
        ChatWriter writer = slow(ChatWriter.class, (_, _, arguments) -> {
            ((FrameSink) arguments[arguments.length - 1]).frame(new byte[0], 0, 0);
            return null;
        });
        ChatWriter booked = new BookedWriter(writer, books.tally());
        FrameSink filters = (_, _, _) -> now += 1_000_000;

        booked.event(ChatEvent.ended(), filters);
        booked.end(filters);
        booked.fail(any(), filters);

        assertThat(calls.figures("acme")).isEqualTo(new PluginFigures(0, 3, 3 * TAKES.toNanos()));
    }

    @Test
    void textsThatFiltersReadAreNotTheDialectsTime() {
        Dialect booked = BookedExtensions.of(
                slow(Dialect.class, (_, _, arguments) -> {
                    TextSpans out = (TextSpans) arguments[1];
                    out.span(0, 0, 0, TextKind.TEXT, TextRole.USER);
                    out.close(0);
                    out.closeAll();
                    return null;
                }),
                books);
        TextSpans filters = slow(TextSpans.class, (_, _, _) -> {
            now += 1_000_000;
            return null;
        });

        booked.text(BookedExtensionsTest.<Frame>any(), filters);

        assertThat(calls.figures("acme").nanos()).isEqualTo(TAKES.toNanos());
    }

    @Test
    void aLocalProviderThatWaitsTakesNoTime() throws Exception {
        LocalProvider booked = (LocalProvider) BookedExtensions.of(
                (Provider) slow(LocalProvider.class, (_, _, arguments) -> {
                    ReplySink sink = (ReplySink) arguments[2];
                    sink.head(200, Map.of());
                    sink.pause(Duration.ofSeconds(1));
                    sink.write(new byte[1], 0, 1);
                    return null;
                }),
                books);
        ReplySink slowClient = slow(ReplySink.class, (_, method, _) -> {
            now += method.getName().equals("head") ? -TAKES.toNanos() : 1_000_000;
            return null;
        });

        booked.answer(any(), any(), slowClient);

        assertThat(calls.figures("acme").nanos()).isEqualTo(TAKES.toNanos());
    }
}
