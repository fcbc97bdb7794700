package io.fairlead.core.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.scene.ManualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LineLogTest {
    private static final int THREADS = 8;
    private static final int LINES = 2_000;
    private static final LineFormat REQUEST_IDS =
            (line, exchange, millis, nanos) -> line.plain(exchange.requestId()).plain('\n');

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesEachLineOnceAndThoseOfAThreadInTheirOrder() throws Exception {
        try (LineLog log = new LineLog(out, REQUEST_IDS, new ManualTime())) {
            writeFromManyThreads(log);
        }
        Map<String, Integer> last = new HashMap<>();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        for (String line : lines) {
            String[] parts = line.split("-", 2);
            int number = Integer.parseInt(parts[1]);
            assertThat(last.put(parts[0], number)).isEqualTo(number == 0 ? null : number - 1);
        }
        assertThat(lines).hasSize(THREADS * LINES);
    }

    @Test
    void makesRequestsWaitRatherThanLoseLinesWhenTheStreamIsSlow() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                written.addAndGet(length);
            }
        };
        String kilobytes = "x".repeat(10_000);
        AtomicInteger passed = new AtomicInteger();
        try (LineLog log = new LineLog(
                slow, (line, exchange, millis, nanos) -> line.plain(kilobytes).plain('\n'), new ManualTime())) {
            Thread requests = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 400; i++) {
                    log.write(Exchanges.refused(), 0);
                    passed.incrementAndGet();
                }
            });
            while (requests.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(passed).as("two buffers of about 1 MiB").hasValueBetween(100, 220);
            go.countDown();
            requests.join();
        }
        assertThat(written).hasValue(400 * 10_001);
    }

    @Test
    void goesOnOnceAStreamThatWasFullTakesLinesAgain() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        CountDownLatch refused = new CountDownLatch(1);
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (full.get()) {
                    refused.countDown();
                    throw new IOException("No space left on device");
                }
                out.write(bytes, offset, length);
            }
        };
        try (LineLog log = new LineLog(disk, REQUEST_IDS, new ManualTime())) {
            log.write(Exchanges.named("lost"), 0);
            refused.await();
            full.set(false);
            log.write(Exchanges.named("kept"), 0);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("kept\n");
    }

    @Test
    void writesNothingAfterItsEnd() {
        LineLog log = new LineLog(out, REQUEST_IDS, new ManualTime());
        log.write(Exchanges.refused(), 0);
        log.close();
        log.write(Exchanges.refused(), 0);
        log.close();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("req-2\n");
    }

    private static void writeFromManyThreads(LineLog log) throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "t" + thread;
            writers.add(() -> {
                for (int i = 0; i < LINES; i++) {
                    log.write(Exchanges.named(name + "-" + i), 0);
                }
                return true;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        }
    }
}
