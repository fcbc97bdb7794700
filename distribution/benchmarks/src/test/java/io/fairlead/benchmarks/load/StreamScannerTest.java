package io.fairlead.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamScannerTest {
    private final List<Long> stamps = new ArrayList<>();
    private final StreamScanner scanner = new StreamScanner(stamps::add);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 1000})
    void findsStampsAndTheEndInPiecesOfAnySize(int pieceBytes) {
        String text =
                "data: {\"content\": \"@t0000000000000000042 x\"}\n\ndata: {\"content\":\"a@t@t0000000000000000043\"}"
                        + "\n\ndata: [[DONE]\n\n";
        for (int from = 0; from < text.length(); from += pieceBytes) {
            scan(text.substring(from, Math.min(text.length(), from + pieceBytes)));
        }
        assertThat(stamps).containsExactly(42L, 43L);
        assertThat(scanner.done()).isTrue();
    }

    @Test
    void takesNothingElseForAStampOrTheEnd() {
        scan("@t12 @t00000000000000000x1 @u0000000000000000042 [DONE [] DONE]");
        assertThat(stamps).isEmpty();
        assertThat(scanner.done()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void takesTheLastEventOfMessagesForTheEnd(int pieceBytes) {
        String before = "event: message_stop\ndata: {\"type\":\"message_\"\"message_sto\"";
        scan(before);
        assertThat(scanner.done()).isFalse();
        String text = "{\"type\": \"message_stop\"}\n\n";
        for (int from = 0; from < text.length(); from += pieceBytes) {
            scan(text.substring(from, Math.min(text.length(), from + pieceBytes)));
        }
        assertThat(scanner.done()).isTrue();
    }

    @Test
    void forgetsTheLastStream() {
        scan("[DONE] @t000");
        scanner.reset();
        scan("0000000000000042");
        assertThat(stamps).isEmpty();
        assertThat(scanner.done()).isFalse();
    }

    private void scan(String text) {
        scanner.scan(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }
}
