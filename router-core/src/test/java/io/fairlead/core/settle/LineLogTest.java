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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
        FullDisk disk = new FullDisk();
        disk.cleanUp.countDown();
        try (LineLog log = new LineLog(disk, REQUEST_IDS, new ManualTime())) {
            log.write(Exchanges.named("torn"), 0);
            disk.refused.await();
            disk.full.set(false);
            log.write(Exchanges.named("kept"), 0);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("the part of a line that went out swallows no other")
                .isEqualTo("to\nkept\n");
    }

    @Test
    void letsNobodyWaitForAStreamThatBreaksAndTellsOfItOnce() throws Exception {
        FullDisk disk = new FullDisk();
        List<Thread> requests = new ArrayList<>();
        String kilobyte = "x".repeat(1000);
        try (Told told = new Told()) {
            try (LineLog log = new LineLog(
                    disk,
                    (line, exchange, millis, nanos) -> line.plain(kilobyte).plain('\n'),
                    new ManualTime())) {
                for (int thread = 0; thread < THREADS; thread++) {
                    requests.add(Thread.ofVirtual().start(() -> writeMany(log)));
                }
                while (!requests.stream().allMatch(LineLogTest::waitsOrHasWrittenAll)) {
                    Thread.onSpinWait();
                }
                disk.cleanUp.countDown();
                for (Thread request : requests) {
                    request.join();
                }
                disk.full.set(false);
                log.write(Exchanges.refused(), 0);
            }
            assertThat(told.messages)
                    .containsExactly(
                            "the access log cannot be written, its lines are lost until it can error=No space left on device",
                            "the access log is written again");
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\n" + kilobyte + "\n");
    }

    /** The first may be through with its lines before the log is full. */
    private static boolean waitsOrHasWrittenAll(Thread request) {
        return request.getState() == Thread.State.WAITING || request.getState() == Thread.State.TERMINATED;
    }

    private static void writeMany(LineLog log) {
        for (int i = 0; i < LINES; i++) {
            log.write(Exchanges.refused(), 0);
        }
    }

    /** Takes half of what it is given while it is full, and nothing before somebody has begun to clean up. */
    private final class FullDisk extends OutputStream {
        private final AtomicBoolean full = new AtomicBoolean(true);
        private final CountDownLatch cleanUp = new CountDownLatch(1);
        private final CountDownLatch refused = new CountDownLatch(1);

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                cleanUp.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (full.get()) {
                out.write(bytes, offset, length / 2);
                refused.countDown();
                throw new IOException("No space left on device");
            }
            out.write(bytes, offset, length);
        }
    }

    /** What the access log tells the log of the gateway. */
    private static final class Told extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger(LineLog.class.getName());
        private final List<String> messages = new CopyOnWriteArrayList<>();

        Told() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord told) {
            messages.add(told.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
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
