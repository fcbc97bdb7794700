package io.fairlead.benchmarks.load;

import io.fairlead.benchmarks.command.Arguments;
import io.fairlead.benchmarks.command.UsageException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What to send where, and for how long.
 *
 * @param url the path to post to, on the loopback address
 * @param traffic what a request looks like
 * @param pace how many requests, and when
 */
public record LoadPlan(URI url, Traffic traffic, Pace pace) {
    private static final Set<String> OPTIONS = Set.of("--url", "--model", "--body", "-c", "--rate", "--warm", "-T");
    private static final String DEFAULT_URL = "http://127.0.0.1:9400/v1/chat/completions";

    /**
     * What a request looks like.
     *
     * @param models names for {@code model}, taken in turn
     * @param bodyBytes length of the body
     * @param stream whether an event stream is asked for
     */
    public record Traffic(List<String> models, int bodyBytes, boolean stream) {
        /** Copies the names. */
        public Traffic {
            models = List.copyOf(models);
        }
    }

    /**
     * How many requests, and when.
     *
     * @param connections the most that are open
     * @param rate arrivals per second; 0 is a closed loop, in which each connection sends as soon as it has its answer
     * @param warmUp time before anything is counted
     * @param measured time in which everything is counted
     */
    public record Pace(int connections, int rate, Duration warmUp, Duration measured) {
        /** Checks that something can be measured. */
        public Pace {
            if (measured.isZero()) {
                throw new UsageException("-T is 0; expected more than 0 seconds");
            }
        }
    }

    /** Checks that the benchmark stays on this machine. */
    public LoadPlan {
        boolean local = "http".equals(url.getScheme())
                && Set.of("127.0.0.1", "localhost").contains(url.getHost());
        if (!local || url.getPort() < 0) {
            throw new UsageException("url is " + url + "; expected http://127.0.0.1:<port>/<path>");
        }
    }

    /** Reads a plan from a command line; {@link #words()} is its inverse. */
    public static LoadPlan parse(List<String> line) {
        Arguments arguments = Arguments.parse(line, OPTIONS, Set.of("--stream"));
        Traffic traffic = new Traffic(
                List.of(arguments.text("--model", "sim").split(",", -1)),
                arguments.number("--body", 2048, 0),
                arguments.has("--stream"));
        Pace pace = new Pace(
                arguments.number("-c", 64, 1),
                arguments.number("--rate", 0, 0),
                arguments.seconds("--warm", Duration.ofSeconds(1)),
                arguments.seconds("-T", Duration.ofSeconds(4)));
        return new LoadPlan(URI.create(arguments.text("--url", DEFAULT_URL)), traffic, pace);
    }

    /** The command line that means this plan. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                "--url", url.toString(),
                "--model", String.join(",", traffic.models()),
                "--body", Integer.toString(traffic.bodyBytes()),
                "-c", Integer.toString(pace.connections()),
                "--rate", Integer.toString(pace.rate()),
                "--warm", Double.toString(pace.warmUp().toMillis() / 1e3),
                "-T", Double.toString(pace.measured().toMillis() / 1e3)));
        if (traffic.stream()) {
            words.add("--stream");
        }
        return List.copyOf(words);
    }

    /** The socket to connect to; the name is not looked up. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort());
    }
}
