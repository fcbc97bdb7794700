package io.fairlead.core.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.json.JsonProbes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a body takes of the budget while it is read: never less than what it has on the heap at that moment. */
class BodyMemoryTest {
    private static final int HEAP = 100_000;

    @TempDir
    Path folder;

    @Test
    void countsBothArraysWhileOneIsCopiedToTheOther() throws IOException {
        byte[] bytes = BodyStoreTest.json(10_000);
        try (StoredBody body = store(22_000).read(BodyStoreTest.trickling(bytes), -1, JsonProbes.NONE)) {
            assertThat(body).isInstanceOf(HeapBody.class);
        }
        // Enough for the 16 KiB that the body ends up in, but not for the 4 KiB that it was in before as well.
        refuses(store(18_000), new ByteArrayInputStream(bytes), -1);
    }

    @Test
    void givesTheArrayBackOnceTheBodyIsInAFile() throws IOException {
        ByteBudget memory = new ByteBudget(1 << 20);
        long[] mostAtTheEnd = {0};
        InputStream in = new ByteArrayInputStream(BodyStoreTest.json(700_000)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                if (available() < 500_000) {
                    mostAtTheEnd[0] = Math.max(mostAtTheEnd[0], memory.used());
                }
                return super.read(target, offset, length);
            }
        };
        try (StoredBody body = store(memory).read(in, -1, JsonProbes.NONE)) {
            assertThat(body).isInstanceOf(SpooledBody.class);
        }
        assertThat(mostAtTheEnd[0]).isBetween(1L, 5_000L);
    }

    @Test
    void countsTheIndexOfABodyWithManyMembers() throws IOException {
        byte[] bytes = manyMembers();
        ByteBudget memory = new ByteBudget(64 << 20);
        long taken;
        try (StoredBody body = store(memory).read(BodyStoreTest.trickling(bytes), bytes.length, JsonProbes.NONE)) {
            assertThat(Objects.requireNonNull(body.json()).members()).isEqualTo(100_001);
            taken = memory.used();
            assertThat(taken).isBetween(3_000_000L, 12_000_000L);
        }
        InputStream in = BodyStoreTest.trickling(bytes);
        refuses(store(2 << 20), in, bytes.length);
        assertThat(in.available()).as("bytes left unread").isGreaterThan(bytes.length / 4);
        // The index doubles when it is full, with the old one beside it: that must fit, too.
        refuses(store(2 * taken), BodyStoreTest.trickling(bytes), bytes.length);
    }

    private static byte[] manyMembers() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            text.append('"').append(i).append("\":0,");
        }
        return text.append("\"last\":0}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void refuses(BodyStore store, InputStream in, long declared) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> store.read(in, declared, JsonProbes.NONE))
                .satisfies(failure -> assertThat(failure.error().code()).isEqualTo(ErrorCode.OVERLOADED));
    }

    private BodyStore store(long memory) throws IOException {
        return store(new ByteBudget(memory));
    }

    private BodyStore store(ByteBudget memory) throws IOException {
        return BodyStore.open(new BodyLimits(4 << 20, HEAP, memory, folder, 16 << 20));
    }
}
