package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestAttempt;
import io.fairlead.testkit.TestCall;
import io.fairlead.testkit.TestCredential;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;

/** The part of {@link ProviderKit} that is about providers which answer in this process. */
abstract class LocalAnswers extends Kit<ProviderAbility> {
    LocalAnswers() {}

    @Override
    protected abstract ProviderFactory factory();

    /** All of them but to answer itself, unless overridden. */
    @Override
    protected Set<ProviderAbility> abilities() {
        return Set.of(
                ProviderAbility.TAKES_KEYS,
                ProviderAbility.READS_RETRY_AFTER,
                ProviderAbility.READS_WAITS_IN_TEXTS,
                ProviderAbility.LISTS_MODELS);
    }

    /** How clients and upstreams write, one for each dialect that shall be tried. */
    protected abstract List<WireFake> fakes();

    final Provider provider() {
        return factory().create(context());
    }

    final Stream<DynamicTest> eachDialect(Consumer<WireFake> test) {
        return fakes().stream().map(fake -> dynamicTest(fake.dialect(), () -> test.accept(fake)));
    }

    @Nested
    class AnAnswerOfItsOwn {
        @TestFactory
        Stream<DynamicTest> hasOneHeadAndThenABody() {
            return eachRequest((fake, stream) -> {
                Reply reply = answer(local(), fake, stream, Integer.MAX_VALUE);
                assertThat(reply.status).isEqualTo(200);
                assertThat(reply.body.size()).isPositive();
                assertThat(reply.fields.toString().toLowerCase(Locale.ROOT))
                        .contains(stream ? "text/event-stream" : "application/json");
                if (stream) {
                    assertThat(reply.body.toString(StandardCharsets.UTF_8)).endsWith("\n\n");
                }
            });
        }

        @TestFactory
        Stream<DynamicTest> stopsWhenTheAttemptIsCancelled() {
            return eachRequest((fake, stream) -> {
                for (int most : stream ? List.of(0, 1) : List.of(0)) {
                    assertThatThrownBy(() -> answer(local(), fake, stream, most))
                            .isInstanceOf(IOException.class);
                }
            });
        }

        private LocalProvider local() {
            needs(ProviderAbility.ANSWERS_ITSELF);
            assertThat(provider()).isInstanceOf(LocalProvider.class);
            return (LocalProvider) provider();
        }

        private Stream<DynamicTest> eachRequest(Call call) {
            needs(ProviderAbility.ANSWERS_ITSELF);
            return fakes().stream()
                    .flatMap(fake -> Stream.of(true, false)
                            .map(stream -> dynamicTest(
                                    fake.dialect() + (stream ? ", a stream" : ", a whole answer"),
                                    () -> call.make(fake, stream))));
        }

        private static Reply answer(LocalProvider local, WireFake fake, boolean stream, int most) throws IOException {
            RequestFacts facts = RequestFacts.builder(Walker.REQUEST.operation(), "smart").stream(stream)
                    .textBytes(5)
                    .build();
            TestDeployment deployment = TestDeployment.of("p", "smart");
            TestHeaders headers = TestHeaders.of();
            HeapBody body = HeapBody.json(fake.request(RequestForm.PLAIN, stream));
            TestCall call = TestCall.of("http://local.invalid/", headers, body);
            local.authorize(headers, call, TestCredential.of("key-1"));
            Reply reply = new Reply(most);
            local.answer(TestAttempt.of(deployment, fake.dialect(), facts, TestRequest.post("/")), call, reply);
            return reply;
        }
    }

    /** One call of a provider. */
    @FunctionalInterface
    private interface Call {
        void make(WireFake fake, boolean stream) throws IOException;
    }

    /** Takes an answer, and is cancelled after so many pieces of its body. */
    private static final class Reply implements ReplySink {
        private final int most;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private Map<String, String> fields = Map.of();
        private int status;
        private int pieces;

        Reply(int most) {
            this.most = most;
        }

        @Override
        public void head(int with, Map<String, String> all) {
            assertThat(status).as("status of a head before this one").isZero();
            status = with;
            fields = Map.copyOf(all);
        }

        @Override
        public void write(byte[] array, int offset, int length) throws IOException {
            assertThat(status).as("status of the head before the body").isNotZero();
            if (pieces++ >= most) {
                throw new IOException("the attempt was cancelled");
            }
            body.write(array, offset, length);
        }

        @Override
        public void pause(Duration duration) {}
    }
}
