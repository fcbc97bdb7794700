package io.fairlead.core.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Usage;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.exchange.Exchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    private static final long END = Instant.parse("2026-03-01T12:00:00.042Z").toEpochMilli();

    @Test
    void aLineOfJsonTellsAll() {
        assertThat(line(new JsonLines(), Exchanges.served()))
                .isEqualTo("{\"time\":\"2026-03-01T12:00:00.042Z\",\"exchange\":\"x_1\",\"request\":\"req-1\","
                        + "\"trace\":\"0123456789abcdef0123456789abcdef\",\"client\":\"127.0.0.1\",\"method\":\"POST\","
                        + "\"path\":\"/plain\",\"dialect\":\"plain.chat\",\"model\":\"gpt\",\"route\":\"smart\","
                        + "\"deployment\":\"b/m\",\"status\":200,\"ms\":123.456,\"first_content_ms\":7.000,"
                        + "\"upstream_ms\":21.500,\"bytes_in\":56,\"bytes_out\":800,\"stream\":true,"
                        + "\"tokens_in\":12,\"tokens_out\":34,\"tokens_cached\":5,\"cost\":0.001234567,"
                        + "\"attempts\":[{\"id\":\"a_1\",\"deployment\":\"a/m\",\"status\":429,\"ms\":1.500,"
                        + "\"failure\":\"rate_limit\",\"detail\":\"slow down\",\"upstream_request\":\"up-1\"},"
                        + "{\"id\":\"a_2\",\"deployment\":\"b/m\",\"status\":200,\"ms\":20.000,"
                        + "\"possible_duplicate\":true}]}\n");
        assertThat(line(new JsonLines(), Exchanges.refused()))
                .contains("\"status\":404", "\"attempts\":[],\"error\":\"model_not_found\",\"client_left\":true}")
                .doesNotContain("tokens", "cost", "first_content");
    }

    @Test
    void aLineTellsWhatWasPaidForNothing() {
        Exchange exchange = Exchanges.named("req-3");
        Usage usage = Usage.builder().inputTokens(7).outputTokens(2).build();
        exchange.attempted(new AttemptRecord("a_1", "a/m", "truncated", "torso", 200, null, 1, usage, 27_000, false));

        assertThat(line(new JsonLines(), exchange))
                .contains(
                        "\"cost\":0.000027000,\"attempts\"",
                        "\"tokens_in\":7,\"tokens_out\":2,\"failure\":\"truncated\",\"detail\":\"torso\"}");
        assertThat(line(new TextLines(), exchange))
                .contains(" cost=0.000027000 ")
                .doesNotContain("tokens=");
    }

    @Test
    void aLineTellsOfWaitsAndOfRepetitionsThatWereNotGranted() {
        Exchange exchange = Exchanges.named("req-4");
        exchange.waited(1_500_000_000);
        exchange.retryRefused();
        exchange.retryRefused();

        assertThat(line(new JsonLines(), exchange))
                .contains(",\"waited_ms\":1500.000,\"bytes_in\"", ",\"retries_refused\":2}");
        assertThat(line(new TextLines(), exchange)).contains(" waited=1500.000 ");
    }

    @Test
    void aLineTellsOfWhatATranslationLeftOutUnlessThatIsToBeQuiet() {
        Exchange exchange = Exchanges.named("req-6");
        exchange.dropped().add("seed");
        exchange.dropped().add("a.b");
        assertThat(line(new JsonLines(), exchange)).endsWith(",\"dropped\":\"seed,a.b\"}\n");

        exchange.dropped().quietly();
        assertThat(line(new JsonLines(), exchange)).doesNotContain("dropped");
        assertThat(exchange.dropped().all()).as("counted all the same").hasSize(2);
    }

    @Test
    void aLineTellsOfAMarkThatTheUpstreamLeftOut() {
        Exchange exchange = Exchanges.named("req-5");
        exchange.endMarked();

        assertThat(line(new JsonLines(), exchange)).endsWith(",\"attempts\":[],\"end_added\":true}\n");
        assertThat(line(new TextLines(), exchange)).endsWith(" end=added\n");
    }

    @Test
    void aLineOfTextTellsWhatPeopleLookFor() {
        assertThat(line(new TextLines(), Exchanges.served()))
                .isEqualTo("2026-03-01T12:00:00.042Z 200 POST /plain route=smart deployment=b/m attempts=2 ms=123.456"
                        + " tokens=12+34 cost=0.001234567 bytes=56+800 exchange=x_1 request=req-1"
                        + " failed=a/m:rate_limit\n");
        assertThat(line(new TextLines(), Exchanges.refused()))
                .isEqualTo("2026-03-01T12:00:00.042Z 404 POST /plain attempts=0 ms=123.456 bytes=56+0 exchange=x_1"
                        + " request=req-2 error=model_not_found client=left\n");
    }

    @Test
    void noTextCanForgeALine() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 3_000; i++) {
            String text = odd(random);
            Exchange exchange = Exchanges.saying(text);

            String json = line(new JsonLines(), exchange);
            JsonObject parsed = Json.createReader(new StringReader(json)).readObject();
            for (String field : List.of("method", "request", "model", "route", "deployment", "dropped")) {
                assertThat(parsed.getString(field)).isEqualTo(text);
            }
            JsonObject attempt = parsed.getJsonArray("attempts").getJsonObject(0);
            for (String field : List.of("deployment", "failure", "detail", "upstream_request")) {
                assertThat(attempt.getString(field)).isEqualTo(text);
            }
            assertThat(json.indexOf('\n')).isEqualTo(json.length() - 1);
            assertThat(json.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 127);

            String plain = line(new TextLines(), exchange);
            assertThat(plain.indexOf('\n')).isEqualTo(plain.length() - 1);
            assertThat(plain.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 127);
        }
    }

    private static String odd(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "\"\\/\n\r\t\0\u007f".charAt(random.nextInt(8));
                        case 1 -> (char) random.nextInt(0x20, 0xD800);
                        case 2 -> "\u2028\u2029\u0085\ufeff\ufffe".charAt(random.nextInt(5));
                        default -> (char) random.nextInt(0x20, 0x7F);
                    });
        }
        return random.nextBoolean() ? text.toString() : text + "\ud83d\ude00";
    }

    @Test
    void noLineTellsAKeyOrAPrompt() {
        for (Exchange exchange : List.of(Exchanges.served(), Exchanges.refused())) {
            for (LineFormat format : List.of(new JsonLines(), new TextLines())) {
                assertThat(line(format, exchange)).doesNotContain("the-key", "the-prompt", "Bearer");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000Z",
        "999, 1970-01-01T00:00:00.999Z",
        "1000, 1970-01-01T00:00:01.000Z",
        "59999, 1970-01-01T00:00:59.999Z",
        "60000, 1970-01-01T00:01:00.000Z",
        "1772366400007, 2026-03-01T12:00:00.007Z",
        "1772366401000, 2026-03-01T12:00:01.000Z",
        "-1, 1969-12-31T23:59:59.999Z"
    })
    void timesAreInUtcAndToTheMillisecond(long millis, String written) {
        UtcTime time = new UtcTime();
        assertThat(text(line -> time.append(line, millis))).isEqualTo(written);
        assertThat(text(line -> time.append(line, millis + 1_000))).isNotEqualTo(written);
        assertThat(text(line -> time.append(line, millis))).isEqualTo(written);
    }

    @Test
    void numbersAreWrittenAsTheyAre() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(text(line -> line.number(value))).isEqualTo(Long.toString(value));
        }
        for (long value : new long[] {0, -1, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(text(line -> line.number(value))).isEqualTo(Long.toString(value));
        }
        assertThat(text(line -> line.padded(7, 3))).isEqualTo("007");
        assertThat(text(line -> line.padded(1234, 3))).isEqualTo("1234");
        assertThat(text(line -> line.millis(1_002_003))).isEqualTo("1.002");
        assertThat(text(line -> line.dollars(3_000_000_005L))).isEqualTo("3.000000005");
        assertThat(text(line -> line.plain("x".repeat(100_000)).plain('y')))
                .hasSize(100_001)
                .endsWith("xy");
    }

    private interface Writing {
        void to(LineBuffer line);
    }

    private static String line(LineFormat format, Exchange exchange) {
        return text(line -> format.append(line, exchange, END, 123_456_000));
    }

    private static String text(Writing writing) {
        LineBuffer line = new LineBuffer();
        writing.to(line);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            line.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
