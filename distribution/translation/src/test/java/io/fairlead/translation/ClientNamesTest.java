package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.testkit.ClientPathCheck;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestRequest;
import io.fairlead.translation.Samples.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is lost has a name that the client's developer finds in what was sent. */
final class ClientNamesTest {
    static Stream<Arguments> samples() {
        return Codecs.all().stream().flatMap(client -> {
            Samples samples = Samples.of(client.id().name());
            return samples.all().stream().map(sample -> Arguments.of(client, sample, samples.path()));
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void leadToMembersOfTheBody(ChatDialect client, Sample sample, String path) {
        for (ChatDialect upstream : Codecs.targets()) {
            if (!upstream.id().equals(client.id())) {
                assertThat(Crossing.of(sample.with(), path, client, upstream)
                                .lost()
                                .keySet())
                        .as("lost on the way to " + upstream.id())
                        .allMatch(name -> ClientPathCheck.resolves(sample.with(), name));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areKnownForAllThatARequestHas(ChatDialect client, Sample sample, String path) {
        if (!Crossing.of(sample.with(), path, client, Codecs.targets().getFirst())
                .refusal()
                .isEmpty()) {
            return;
        }
        TestRequest head = TestRequest.post(path).withParameters(Map.of("model", Samples.MODEL));
        ChatRequest request = client.decode(head, HeapBody.json(sample.with(), client.probes()), (name, reason) -> {});

        assertThat(ClientPathCheck.unresolved(request, sample.with())).isEqualTo(List.of());
    }
}
