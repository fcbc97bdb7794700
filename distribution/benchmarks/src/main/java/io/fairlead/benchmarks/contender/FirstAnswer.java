package io.fairlead.benchmarks.contender;

import io.fairlead.benchmarks.load.RequestTemplate;
import io.fairlead.benchmarks.process.ManagedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks for a chat completion until the first answer with status 200. */
final class FirstAnswer {
    private static final int ANSWER_MILLIS = 5000;
    private static final long BETWEEN_MILLIS = 2;
    private static final int STATUS_BYTES = "HTTP/1.1 200".length();

    private FirstAnswer() {}

    /** Waits for a process just started; fails with its last words when it ends or the time is over. */
    static Duration of(ManagedProcess process, URI url, String model, Duration patience)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        if (!await(url, model, patience, process.process()::isAlive)) {
            throw new IOException("no answer with status 200 from " + url + "; " + process.lastWords());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** True when an answer came in time. */
    static boolean await(URI url, String model, Duration patience, BooleanSupplier alive) throws InterruptedException {
        ByteBuffer request = RequestTemplate.message(url, RequestTemplate.body(model, 0, false));
        byte[] bytes = new byte[request.remaining()];
        request.get(bytes);
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until && alive.getAsBoolean()) {
            if (answers(url, bytes)) {
                return true;
            }
            Thread.sleep(BETWEEN_MILLIS);
        }
        return false;
    }

    private static boolean answers(URI url, byte[] request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(request);
            byte[] status = socket.getInputStream().readNBytes(STATUS_BYTES);
            return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException _) {
            return false;
        }
    }
}
