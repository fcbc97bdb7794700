package io.fairlead.drill.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fairlead.drill.upstream.FaultUpstream;
import io.fairlead.drill.upstream.Script;
import io.fairlead.drill.upstream.Speech;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client without a gateway in between: it must see for itself whatever an upstream does wrong. */
@Timeout(30)
class CarefulClientTest {
    private static final List<String> HALF = Speech.tokens().subList(0, 30);

    @Test
    void takesAWholeAnswerForWhole() throws Exception {
        Heard heard = ask((chat, wire) -> wire.whole());
        assertThat(heard.ending()).isEqualTo(Ending.FULL);
        assertThat(heard.tokens()).isEqualTo(60);
    }

    @Test
    void seesThatTextIsMissingThoughTheAnswerLooksWhole() throws Exception {
        assertThat(ending((chat, wire) -> wire.begin().say(HALF).stop().done().end()))
                .isEqualTo(Ending.TRUNCATED);
        assertThat(ending((chat, wire) -> wire.begin().say(HALF).end())).isEqualTo(Ending.TRUNCATED);
        assertThat(ending((chat, wire) -> wire.begin().stop().done().end())).isEqualTo(Ending.TRUNCATED);
    }

    @Test
    void seesOtherText() throws Exception {
        assertThat(ending((chat, wire) ->
                        wire.begin().say(HALF).say(HALF).stop().done().end()))
                .isEqualTo(Ending.BROKEN);
    }

    @Test
    void seesWhatIsMissingAtTheEnd() throws Exception {
        assertThat(ask((chat, wire) -> wire.begin().say(Speech.tokens()).stop().end())
                        .note())
                .contains("[DONE]");
        assertThat(ask((chat, wire) -> wire.begin().say(Speech.tokens()).done().end())
                        .note())
                .contains("finish reason");
    }

    @Test
    void seesACut() throws Exception {
        assertThat(ending((chat, wire) -> wire.begin().say(HALF).cut())).isEqualTo(Ending.BROKEN);
        assertThat(ending((chat, wire) -> wire.reset())).isEqualTo(Ending.BROKEN);
    }

    @Test
    void seesFramesThatAreNone() throws Exception {
        assertThat(ending((chat, wire) -> wire.begin()
                        .frame("{\"choices\":[{")
                        .say(Speech.tokens())
                        .stop()
                        .done()
                        .end()))
                .isEqualTo(Ending.BROKEN);
        assertThat(ending((chat, wire) -> wire.begin()
                        .say(Speech.tokens())
                        .stop()
                        .done()
                        .frame("{}")
                        .end()))
                .isEqualTo(Ending.BROKEN);
    }

    @Test
    void knowsErrorsInTheFormOfTheApi() throws Exception {
        assertThat(ending((chat, wire) -> wire.refuse(503, "server_error", "overloaded")))
                .isEqualTo(Ending.CLEAN_ERROR);
        assertThat(ending((chat, wire) -> wire.begin()
                        .say(HALF)
                        .frame("{\"error\":{\"message\":\"it broke off\",\"type\":\"server_error\"}}")
                        .end()))
                .isEqualTo(Ending.CLEAN_ERROR);
        assertThat(ending((chat, wire) -> wire.begin()
                        .say(HALF)
                        .frame("{\"error\":\"it broke off\"}")
                        .end()))
                .isEqualTo(Ending.BROKEN);
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        assertThat(ending((chat, wire) -> wire.begin().say(HALF).silent(Duration.ofSeconds(10))))
                .isEqualTo(Ending.HANG);
    }

    @Test
    void readsChunksAndRefusesWhatIsNone() throws Exception {
        AnswerReader reader =
                reader("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assertThat(reader.head().status()).isEqualTo(200);
        assertThat(new String(reader.next(), ISO_8859_1)).isEqualTo("abc");
        assertThat(new String(reader.next(), ISO_8859_1)).isEqualTo("de");
        assertThat(reader.next()).isEmpty();
        AnswerReader wrong = reader("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n");
        wrong.head();
        assertThat(catchThrowable(wrong::next)).isInstanceOf(MalformedAnswerException.class);
    }

    private static AnswerReader reader(String answer) {
        return new AnswerReader(new ByteArrayInputStream(answer.getBytes(ISO_8859_1)));
    }

    private static Ending ending(Script script) throws IOException {
        return ask(script).ending();
    }

    private static Heard ask(Script script) throws IOException {
        try (FaultUpstream upstream = new FaultUpstream(script)) {
            int port = URI.create(upstream.url()).getPort();
            return new CarefulClient(port, Duration.ofSeconds(2)).ask("m", "test", false);
        }
    }
}
