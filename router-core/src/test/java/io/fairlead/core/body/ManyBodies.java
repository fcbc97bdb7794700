package io.fairlead.core.body;

import io.fairlead.api.json.JsonProbes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A program that reads many large bodies at once, holds all of them, and sends each twice. For a JVM with a small heap. */
final class ManyBodies {
    private ManyBodies() {}

    /** Arguments: spool folder, number of bodies, bytes of each, bytes of the memory budget. Prints what was sent. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        long size = Long.parseLong(arguments[2]);
        ByteBudget memory = new ByteBudget(Long.parseLong(arguments[3]));
        BodyStore store = BodyStore.open(new BodyLimits(
                BodyLimits.DEFAULT_MAX_BODY,
                BodyLimits.DEFAULT_HEAP_BOUND,
                memory,
                Path.of(arguments[0]),
                BodyLimits.DEFAULT_SPOOL_MAX));
        CyclicBarrier allHeld = new CyclicBarrier(count);
        List<Callable<Long>> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(() -> readAndSend(store, size, allHeld));
        }
        long sent = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> client : threads.invokeAll(clients)) {
                sent += client.get();
            }
        }
        System.out.println("sent=" + sent + " memory=" + memory.used() + " spooled=" + store.spooled());
    }

    private static long readAndSend(BodyStore store, long size, CyclicBarrier allHeld) throws Exception {
        try (StoredBody body =
                store.read(new GeneratedJson(size), size, JsonProbes.NONE.with("messages", "type", "image_url"))) {
            allHeld.await();
            long[] sent = {0};
            EditedBody edited = Splice.of(body).set("model", "\"other\"").edited();
            for (int attempt = 0; attempt < 2; attempt++) {
                edited.segments((array, offset, length) -> sent[0] += length);
            }
            if (!Objects.requireNonNull(body.json()).name(1).equals("text")) {
                throw new IOException("found another second member, expected text");
            }
            return sent[0];
        }
    }

    /** A JSON body of any size that is nowhere as a whole. */
    private static final class GeneratedJson extends InputStream {
        private static final String START = "{\"model\":\"m\",\"text\":\"";

        private final long size;
        private long at;

        GeneratedJson(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            if (at == size) {
                return -1;
            }
            long here = at++;
            if (here < START.length()) {
                return START.charAt((int) here);
            }
            return here == size - 1 ? '}' : here == size - 2 ? '"' : 'a' + (int) (here % 26);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = 0;
            while (count < length && at < size) {
                target[offset + count++] = (byte) read();
            }
            return count == 0 ? -1 : count;
        }
    }
}
