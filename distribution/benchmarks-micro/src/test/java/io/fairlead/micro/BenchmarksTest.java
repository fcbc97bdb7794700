package io.fairlead.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.upstream.ReplyHeadBenchmark;
import io.fairlead.server.http1.RequestHeadBenchmark;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** That what is measured is the work itself, and not a failure of it. */
class BenchmarksTest {
    @Test
    void bodiesAreScannedAndSpliced() throws IOException {
        ScanBenchmark scan = new ScanBenchmark();
        scan.kilobytes = 2;
        scan.make();
        assertThat(scan.scan().members()).isEqualTo(4);
        SpliceBenchmark splice = new SpliceBenchmark();
        splice.kilobytes = 40;
        splice.make();
        assertThat(splice.splice()).isBetween(40_000L, 41_100L);
    }

    @Test
    void everyFrameIsCut() {
        int one = new FrameBenchmark().cut() / FrameBenchmark.FRAMES;
        assertThat(one).isBetween(100, 200);
    }

    @Test
    void headsAreReadAgainAndAgain() throws Exception {
        RequestHeadBenchmark request = new RequestHeadBenchmark();
        for (int i = 0; i < 3; i++) {
            assertThat(request.read()).isEqualTo("/v1/chat/completions");
        }
        assertThat(new ReplyHeadBenchmark().parse()).startsWith("text/event-stream");
    }

    @Test
    void callsAreBooked() {
        BookBenchmark books = new BookBenchmark();
        BookBenchmark.Stream stream = new BookBenchmark.Stream();
        stream.begin(books);
        assertThat(books.frame(stream)).isNotZero();
        assertThat(books.call()).isNotZero();
    }

    @Test
    void filtersSeeWhatTheyAreMeantToSee() {
        FilterBenchmark filter = new FilterBenchmark();
        assertThat(filter.head()).isEqualTo(filter.none()).isPositive();
        assertThat(filter.redactPlainKilobyte()).isBetween(32_000L, 33_000L);
        assertThat(filter.redactSecretKilobyte()).isLessThan(30_000L);
    }
}
