package io.fairlead.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ReadAheadTest {
    private static final int ROUNDS = 5_000;

    private static SocketChannel ended() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel channel = SocketChannel.open(server.getLocalAddress());
            server.accept().close();
            return channel;
        }
    }

    @Test
    void tellsOfTheEndOnceWhoeverComesFirst() throws Exception {
        try (SocketChannel channel = ended()) {
            AtomicInteger told = new AtomicInteger();
            ReadAhead[] ahead = new ReadAhead[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                ahead[i] = new ReadAhead(channel);
            }
            CyclicBarrier together = new CyclicBarrier(2);
            Thread loop = Thread.ofPlatform().start(() -> {
                for (ReadAhead one : ahead) {
                    meet(together);
                    assertThat(one.look(ByteBuffer.allocate(16 * 1024))).isFalse();
                }
            });
            for (ReadAhead one : ahead) {
                meet(together);
                one.onEnd(told::incrementAndGet);
            }
            loop.join();
            assertThat(told).hasValue(ROUNDS);
        }
    }

    @Test
    void tellsNobodyWhoNoLongerWantsToKnow() throws Exception {
        try (SocketChannel channel = ended()) {
            AtomicInteger told = new AtomicInteger();
            ReadAhead ahead = new ReadAhead(channel);
            ahead.onEnd(told::incrementAndGet);
            ahead.onEnd(null);
            assertThat(ahead.look(ByteBuffer.allocate(16 * 1024))).isFalse();
            assertThat(told).hasValue(0);
            ahead.onEnd(told::incrementAndGet);
            assertThat(told).hasValue(1);
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
