package io.fairlead.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveHeapTest {
    @Test
    void readsTheTotalOfAHistogram() {
        String histogram = """
                4711:
                 num     #instances         #bytes  class name (module)
                   1:          7150         580936  [B (java.base@25)
                   2:          7000         168000  java.lang.String (java.base@25)
                Total         14150         748936
                """;
        assertThat(LiveHeap.total(histogram)).hasValue(748_936);
    }

    @Test
    void whoCannotBeAskedHasNone() {
        assertThat(LiveHeap.total("4711:\nUnable to open socket file")).isEmpty();
    }
}
