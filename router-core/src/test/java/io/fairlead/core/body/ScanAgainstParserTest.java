package io.fairlead.core.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.json.JsonFeed;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonSyntaxException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The scan takes and refuses what the platform's decoder and Parsson take and refuse. What it refuses beyond them is
 * named in the message: two members of one name, halves of surrogate pairs, anything but an object at the top.
 */
class ScanAgainstParserTest {
    private static final int TEXTS = 6_000;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final byte[] SPECIAL =
            "{}[]\",:\\/ 0123456789+-.eEtrufalsn\n\t\u0001".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEYOND_ASCII = {
        (byte) 0x80,
        (byte) 0xBF,
        (byte) 0xC0,
        (byte) 0xC3,
        (byte) 0xA9,
        (byte) 0xE2,
        (byte) 0xED,
        (byte) 0xF0,
        (byte) 0xF4,
        (byte) 0xFF
    };

    @Test
    void takesAndRefusesTheSameTexts() {
        int taken = 0;
        for (int seed = 0; seed < TEXTS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = mutated(random, new GeneratedBodies(random).object().getBytes(StandardCharsets.UTF_8));
            String refusal = refusal(bytes);
            boolean valid = valid(bytes);
            if (refusal == null) {
                taken++;
                assertThat(valid).as("taken by the scan alone: %s", seed).isTrue();
            } else if (valid) {
                assertThat(refusal)
                        .as("refused by the scan alone: %s", seed)
                        .containsAnyOf("for the second time", "surrogate", "expected a JSON object");
            }
            assertThat(refusalInPieces(random, bytes)).as("cut: %s", seed).isEqualTo(refusal);
        }
        assertThat(taken).isBetween(TEXTS / 5, TEXTS * 4 / 5);
    }

    /** The text with a few bytes changed, put in, taken out or cut off; one in four stays as it is. */
    private static byte[] mutated(SplittableRandom random, byte[] bytes) {
        byte[] now = bytes;
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(now.length);
            byte other = random.nextInt(6) == 0
                    ? BEYOND_ASCII[random.nextInt(BEYOND_ASCII.length)]
                    : SPECIAL[random.nextInt(SPECIAL.length)];
            int kind = random.nextInt(8);
            int taken = kind == 0 ? now.length - at : kind < 3 ? 1 : 0;
            boolean put = kind != 0 && kind != 1;
            byte[] next = new byte[now.length - taken + (put ? 1 : 0)];
            System.arraycopy(now, 0, next, 0, at);
            if (put) {
                next[at] = other;
            }
            System.arraycopy(now, at + taken, next, next.length - (now.length - at - taken), now.length - at - taken);
            if (next.length == 0) {
                return now;
            }
            now = next;
        }
        return now;
    }

    private static @Nullable String refusal(byte[] bytes) {
        try {
            JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE);
            return null;
        } catch (JsonSyntaxException e) {
            return e.getMessage();
        }
    }

    private static @Nullable String refusalInPieces(SplittableRandom random, byte[] bytes) {
        JsonFeed feed = JsonScan.feed(JsonProbes.NONE);
        try {
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(random.nextInt(7), bytes.length - at);
                feed.accept(bytes, at, count);
                at += count;
            }
            feed.finish();
            return null;
        } catch (JsonSyntaxException e) {
            return e.getMessage();
        }
    }

    private static boolean valid(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonParser parser = PARSERS.createParser(new StringReader(text));
            while (parser.hasNext()) {
                parser.next();
            }
            return true;
        } catch (CharacterCodingException | JsonException | NoSuchElementException e) {
            return false;
        }
    }
}
