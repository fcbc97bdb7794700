package io.fairlead.core.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generated streams as we read them and as another parser does. Where the two differ by design, the HTML standard
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html) says who is right, and the difference stands here.
 * {@code -Dfuzz.seconds=60 -Dfuzz.seed=1} tries for longer, and again.
 */
final class SseDifferentialTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122L);
    private static final long NANOS = Long.getLong("fuzz.seconds", 2) * 1_000_000_000L;

    private static final String[] LINES = {
        "data: x",
        "data:x",
        "data:  x",
        "data:",
        "data: ",
        "data",
        "data: {\"a\":\"b: c\"}",
        "data: \u00e4\ufeff\u20ac\uD83D\uDE00",
        "data: a\0b",
        "data:\tx",
        "data : x",
        " data: x",
        "Data: x",
        "datas: x",
        "event: e",
        "event:other",
        "event:",
        "event",
        "event: \u00e4",
        "event: error",
        "id: 1",
        "id: a\0b",
        "id",
        "retry: 5",
        "retry: soon",
        "retry:",
        ": a comment",
        ":",
        "unknown: data: x",
        "\0",
        "\ufeffdata: not at the start",
        "",
        "",
        "",
        "",
    };
    private static final String[] LINE_ENDS = {"\n", "\n", "\r\n", "\r"};

    private final Random random = new Random(SEED);

    @Test
    void findsTheEventsThatAnotherParserFinds() {
        long streams = 0;
        for (long began = System.nanoTime(); System.nanoTime() - began < NANOS; streams++) {
            compare(stream());
        }
        assertThat(streams).isGreaterThan(100);
    }

    private void compare(byte[] stream) {
        int[] cuts =
                random.ints(random.nextInt(6), 0, stream.length + 1).sorted().toArray();
        assertThat(dispatched(stream, cuts))
                .as("seed %s, cut at %s: %s", SEED, Arrays.toString(cuts), shown(stream))
                .isEqualTo(expected(stream));
    }

    private static String shown(byte[] stream) {
        return new String(stream, ISO_8859_1).replace("\n", "\\n").replace("\r", "\\r");
    }

    private byte[] stream() {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
        for (int lines = random.nextInt(20); lines > 0; lines--) {
            text.append(LINES[random.nextInt(LINES.length)]).append(LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
        }
        byte[] stream = text.toString().getBytes(UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(stream, random.nextInt(stream.length + 1));
            case 1 -> spoiled(stream);
            default -> stream;
        };
    }

    /** With a byte that may be no UTF-8; a digit would make a number of {@code retry} that the other parser chokes on. */
    private byte[] spoiled(byte[] stream) {
        if (stream.length > 0) {
            byte rubbish = (byte) random.nextInt(256);
            stream[random.nextInt(stream.length)] = Character.isDigit(rubbish) ? (byte) 0xFF : rubbish;
        }
        return stream;
    }

    /**
     * Two things we do otherwise than the standard, both on purpose. An event that was not finished when the stream ended is
     * handed on, because its dialect tells a torn stream from a whole one: it is passed over here. Events without data, and
     * with empty data, which a browser would dispatch, are alike to dialects.
     */
    private static List<SseEvent> dispatched(byte[] stream, int... cuts) {
        List<SseEvent> events = Cutting.events(stream, cuts);
        int whole = events.size() - (finished(stream) || events.isEmpty() ? 0 : 1);
        return withData(events.subList(0, whole).stream());
    }

    private static boolean finished(byte[] stream) {
        return new String(stream, ISO_8859_1)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .endsWith("\n\n");
    }

    /** The other parser takes a byte order mark for a part of the first field's name; the standard passes over one. */
    private static List<SseEvent> expected(byte[] stream) {
        boolean marked = stream.length >= 3 && new String(stream, 0, 3, UTF_8).equals("\uFEFF");
        return withData(OtherParser.events(marked ? Arrays.copyOfRange(stream, 3, stream.length) : stream).stream());
    }

    private static List<SseEvent> withData(Stream<SseEvent> events) {
        return events.filter(event -> !event.data().isEmpty()).toList();
    }

    @Test
    void findsTheEndOfHugeLinesAsAnotherParserDoes() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String line = "data: " + "0123456789".repeat(50_000) + end;
            byte[] stream = (": " + line + "event: huge" + end + line + line + end + line + end).getBytes(UTF_8);
            int[] cuts = random.ints(300, 0, stream.length).sorted().toArray();

            List<SseEvent> events = dispatched(stream, cuts);

            assertThat(events).as("seed %s", SEED).hasSize(2).isEqualTo(expected(stream));
        }
    }
}
