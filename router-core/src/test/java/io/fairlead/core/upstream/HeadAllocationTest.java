package io.fairlead.core.upstream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.scene.Allocation;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a reply's head costs the heap beyond its own bytes: a few objects, and none for a field nobody asks for. */
class HeadAllocationTest {
    private static final String FIELD = "x-ratelimit-remaining-requests: 149\r\n";

    @Test
    void fieldsThatNobodyAsksForTakeNothing() throws Exception {
        assertThat(Allocation.of(parsing(20))).isLessThan(400);
    }

    @Test
    void aFieldThatIsAskedForTakesItsText() throws Exception {
        ParsedHead head = HeadParser.parse(head(20), 50);
        assertThat(Allocation.of(() -> String.valueOf(head.headers().first("content-type"))))
                .isLessThan(100);
    }

    private static Callable<ParsedHead> parsing(int fields) {
        byte[] head = head(fields);
        return () -> HeadParser.parse(head, 50);
    }

    private static byte[] head(int fields) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
                        + FIELD.repeat(fields) + "\r\n")
                .getBytes(US_ASCII);
    }
}
