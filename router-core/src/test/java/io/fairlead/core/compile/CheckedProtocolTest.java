package io.fairlead.core.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.api.settings.Settings;
import io.fairlead.core.plugin.ExtensionKind;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.PluginVersion;
import io.fairlead.core.plugin.context.HostServices;
import io.fairlead.core.plugin.context.Instances;
import io.fairlead.core.scene.PlainProtocol;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedProtocolTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PluginCalls calls = new PluginCalls(registry, () -> 0);
    private Instances instances;

    @BeforeEach
    void open(@TempDir Path folder) {
        HostServices host = new HostServices(
                Clock.systemUTC(),
                new Random(1),
                registry,
                _ -> (method, url, headers, body, timeout) -> {
                    throw new AssertionError("no test here calls anybody");
                },
                folder);
        instances = new Instances(host, calls);
    }

    @AfterEach
    void close() {
        instances.close();
    }

    /** Regression: each request of such a protocol failed, and nothing said by whose fault. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x request id", "x-request-id:", "id\r\nx: y", "ü"})
    void refusesByNameAPluginWhoseHeaderCouldNotBeSent(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checked(() -> header))
                .withMessage("plugin acme: protocol.odd 'odd' requestIdHeader: found '"
                        + header.replace('\r', '?').replace('\n', '?').replace('ü', '?')
                        + "', expected the name of a header, such as x-request-id");
    }

    @Test
    void refusesByNameAPluginThatFailsToNameOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checked(() -> {
                    throw new IllegalStateException();
                }))
                .withMessageStartingWith("plugin acme failed in protocol.odd 'odd' requestIdHeader: ");
        assertThat(calls.failures("acme")).isOne();
    }

    @Test
    void asksForTheNameOnce() {
        AtomicInteger asked = new AtomicInteger();
        Protocol protocol = checked(() -> "x-id-" + asked.incrementAndGet());

        assertThat(protocol.requestIdHeader()).isEqualTo("x-id-1");
        assertThat(protocol.requestIdHeader()).isEqualTo("x-id-1");
    }

    @Test
    void takesOneWithoutSuchAHeader() {
        assertThat(checked(() -> null).requestIdHeader()).isNull();
    }

    private Protocol checked(Supplier<@Nullable String> header) {
        ProtocolFactory factory = new ProtocolFactory() {
            @Override
            public String name() {
                return "odd";
            }

            @Override
            public Protocol create(PluginContext context) {
                return new Odd(header);
            }
        };
        var owned = new OwnedFactory<>(
                new PluginVersion("acme", () -> {}), ExtensionKind.PROTOCOL, "odd", Settings.NONE, factory);
        return CheckedProtocol.of(instances.create(owned, "odd", Map.of(), null));
    }

    private record Odd(Supplier<@Nullable String> header) implements Protocol {
        private static final Protocol PLAIN = new PlainProtocol();

        @Override
        public @Nullable String requestIdHeader() {
            return header.get();
        }

        @Override
        public List<Endpoint> endpoints() {
            return PLAIN.endpoints();
        }

        @Override
        public @Nullable String callerKey(RequestHead head) {
            return PLAIN.callerKey(head);
        }

        @Override
        public ErrorAnswer error(RouterError error) {
            return PLAIN.error(error);
        }

        @Override
        public Slice models(List<ModelEntry> models, RequestHead head) {
            return PLAIN.models(models, head);
        }

        @Override
        public Slice model(ModelEntry model, RequestHead head) {
            return PLAIN.model(model, head);
        }
    }
}
