package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.Mutations.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Whatever an upstream sends before it hangs up: the client ends, soon and without filling the memory, with a reason, or
 * with the answer that the platform's client reads in the same bytes. It may be stricter, never more lenient or different.
 */
@Timeout(300)
class ReplyFuzzTest {
    private static final long SEED = 20261121;
    private static final int MUTATIONS = 2500;
    private static final long MOST_ALLOCATED = 1 << 20;
    private static final Set<Kind> REASONS = Set.of(Kind.NO_ANSWER, Kind.TRUNCATED, Kind.PROTOCOL);

    private final TwoClients clients;

    ReplyFuzzTest() throws IOException {
        clients = new TwoClients();
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
    }

    @ParameterizedTest
    @FieldSource("io.fairlead.core.upstream.RecordedReply#ALL")
    void readsWhatThePlatformReads(RecordedReply recorded) throws Exception {
        Received ours = clients.ours(recorded.method(), recorded.bytes());
        assertThat(ours).isEqualTo(clients.platform(recorded.method(), recorded.bytes()));
    }

    @ParameterizedTest
    @FieldSource("io.fairlead.core.upstream.RecordedReply#ALL")
    void readsTheSameByteByByte(RecordedReply recorded) throws Exception {
        byte[] reply = recorded.bytes();
        int[] everywhere = IntStream.range(1, reply.length).toArray();
        assertThat(clients.ours(recorded.method(), reply, everywhere))
                .isEqualTo(clients.ours(recorded.method(), reply));
    }

    @ParameterizedTest
    @FieldSource("io.fairlead.core.upstream.RecordedReply#ALL")
    void survivesAnEndAfterEachByte(RecordedReply recorded) throws Exception {
        for (int end = 0; end < recorded.text().length(); end++) {
            compare(recorded, recorded.text().substring(0, end), "ended after " + end);
        }
    }

    @Test
    void survivesAnythingElse() throws Exception {
        Mutations mutations = new Mutations(SEED);
        int answers = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            RecordedReply recorded = RecordedReply.ALL.get(i % RecordedReply.ALL.size());
            String mutated = mutations.of(recorded.text());
            if (compare(recorded, mutated, "mutation " + i, mutations.cuts(bytes(mutated)))) {
                answers++;
            }
        }
        assertThat(answers)
                .as("mutations must leave answers, and spoil some")
                .isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
        assertThat(clients.open()).isZero();
    }

    /** Whether there was an answer. */
    private boolean compare(RecordedReply recorded, String text, String what, int... cuts) throws Exception {
        byte[] reply = bytes(text);
        try {
            Received ours = clients.ours(recorded.method(), reply, cuts);
            Received platform = clients.platform(recorded.method(), reply);
            if (platform != null || !strictPlatform(ours)) {
                assertThat(ours).as(() -> described(recorded, text, what)).isEqualTo(platform);
            }
            return true;
        } catch (UpstreamException reason) {
            assertThat(reason.kind()).as(() -> described(recorded, text, what)).isIn(REASONS);
            assertThat(reason.getMessage()).isNotBlank();
            return false;
        } finally {
            assertThat(clients.allocated())
                    .as(() -> described(recorded, text, what) + Arrays.toString(cuts))
                    .isLessThan(MOST_ALLOCATED);
        }
    }

    /**
     * Where the platform's client refuses what RFC 9110 and RFC 9112 leave no doubt about: the same length more than once
     * (8.6), and fields of framing with a status that never has a body (6.3).
     */
    private static boolean strictPlatform(Received ours) {
        List<String> lengths = ours.fields().getOrDefault("content-length", List.of());
        return lengths.size() > 1 || lengths.toString().contains(",") || ours.status() == 204;
    }

    private static String described(RecordedReply recorded, String text, String what) {
        return recorded.name() + ", " + what + ": " + text.replace("\r", "\\r").replace("\n", "\\n");
    }
}
