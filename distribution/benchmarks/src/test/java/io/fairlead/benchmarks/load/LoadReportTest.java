package io.fairlead.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadReportTest {
    @Test
    void isReadBackFromItsLine() {
        LoadReport report = new LoadReport(1, 2, 3, 4.5, 5.5, 6.5, 7, 8.5, 9.5, 10.5, 11.5, 12);
        assertThat(LoadReport.parse(report.json())).isEqualTo(report);
    }

    @Test
    void aPercentileOfNothingIsNull() {
        LoadReport report = new LoadReport(1, 2, 3, 4.5, 5.5, 6.5, 0, 0, Double.NaN, Double.NaN, Double.NaN, 12);
        assertThat(report.json()).contains("\"first_chunk_p50_us\":null");
        assertThat(LoadReport.parse(report.json())).isEqualTo(report);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> LoadReport.parse("{\"ok\":1}")).hasMessageContaining("refused");
    }
}
