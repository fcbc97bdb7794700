package io.fairlead.core.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ByteQueueTest {
    private final ByteQueue queue = new ByteQueue();

    @Test
    void holdsWhatWasAppendedInOrder() {
        Random random = new Random(3);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            byte[] part = new byte[random.nextInt(500)];
            random.nextBytes(part);
            int from = random.nextInt(part.length + 1);
            int to = from + random.nextInt(part.length - from + 1);
            queue.append(part, from, to);
            expected.write(part, from, to - from);
            assertThat(queue.length()).isEqualTo(expected.size());
        }
        assertThat(queue.slice().bytes()).isEqualTo(expected.toByteArray());
    }

    @Test
    void isEmptyAfterItWasTaken() {
        queue.frame("abc".getBytes(UTF_8), 0, 3);
        queue.clear();
        assertThat(queue.length()).isZero();
        queue.frame("def".getBytes(UTF_8), 1, 3);
        assertThat(queue.slice().utf8()).isEqualTo("ef");
    }

    @Test
    void doesNotKeepALargeArrayForever() {
        queue.append(new byte[1000], 0, 1000);
        byte[] small = queue.array();
        queue.clear();
        assertThat(queue.array()).isSameAs(small);
        queue.append(new byte[1 << 20], 0, 1 << 20);
        queue.clear();
        assertThat(queue.array()).isEmpty();
    }
}
