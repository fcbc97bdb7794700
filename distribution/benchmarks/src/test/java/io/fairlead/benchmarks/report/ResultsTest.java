package io.fairlead.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.benchmarks.load.LoadReport;
import io.fairlead.benchmarks.process.ProcessUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private final Results results = new Results();

    @Test
    void spreadHasLeastMiddleAndLargest() {
        assertThat(Spread.of(List.of(3.0, 1.0, 10.0))).contains(new Spread(1, 3, 10));
        assertThat(Spread.of(List.of(4.0, 1.0, Double.NaN, 2.0, 10.0))).contains(new Spread(1, 3, 10));
        assertThat(Spread.of(List.of(Double.NaN))).isEmpty();
    }

    @Test
    void ratiosAreTakenWithinARound() {
        add("nginx", 10, 100);
        add("other", 20, 200);
        add("nginx", 30, 300);
        add("other", 30, 300);
        assertThat(results.ratio("other", "nginx", Figure.P50)).contains(new Spread(1, 1.5, 2));
        assertThat(results.difference("other", "nginx", Figure.P50)).contains(new Spread(0, 5, 10));
    }

    @Test
    void cpuIsToldForEachAnswer() {
        add("nginx", 10, 1000);
        Spread cpu = results.spread("nginx", Figure.CPU_PER_REQUEST).orElseThrow();
        assertThat(cpu.median()).isCloseTo(10, within(1e-9));
    }

    @Test
    void tableShowsADashForWhatCouldNotBeMeasured() {
        results.add("peer", new Measurement(load(10), Optional.empty(), 0, Inspection.NONE));
        String table = new ResultTable(results, List.of(Figure.P50, Figure.CPU_PER_REQUEST)).figures();
        assertThat(table.lines().map(String::strip))
                .containsExactly(
                        "median (min..max)       p50 us  CPU us/request",
                        "peer               10 (10..10)               -");
    }

    @Test
    void jsonTellsRoundsAndRatios() {
        add("nginx", 10, 100);
        add("other", 20, 100);
        String json =
                ResultJson.text(new ResultJson(results, List.of(Figure.P50)).members(Map.of("quote", "\"\n"), "nginx"));
        assertThat(json)
                .startsWith("{\"quote\":\"\\\"\\u000a\",\"contenders\":{\"nginx\":{\"rounds\":[{\"p50_us\":10.000}]")
                .contains("\"ratio_to_nginx\":{\"p50_us\":{\"min\":2.000,\"median\":2.000,\"max\":2.000}}");
    }

    @Test
    void chartDrawsMediansAndTellsRatios() {
        add("nginx", 10, 100);
        add("a<b", 20, 100);
        add("nginx", 10, 100);
        add("a<b", 30, 100);
        String svg = ResultChart.svg(List.of(new ResultChart.Panel("cpu2k", Figure.P50, results, "nginx")));
        assertThat(svg)
                .startsWith("<svg ")
                .contains("cpu2k: p50 us", "a&lt;b", ">25 (2.50 of nginx)<", ">10<")
                .contains("width=\"350.0\"")
                .doesNotContain("a<b")
                .endsWith("</svg>\n");
    }

    @Test
    void chartSaysWhatWasNotMeasured() {
        results.add("peer", new Measurement(load(10), Optional.empty(), 0, Inspection.NONE));
        assertThat(ResultChart.svg(List.of(new ResultChart.Panel("heap", Figure.HEAP_PER_STREAM, results, "nginx"))))
                .contains("not measured");
    }

    private void add(String name, double p50, long cpuMicros) {
        ProcessUse use = new ProcessUse(Duration.ofNanos(cpuMicros * 1000), 1 << 20);
        results.add(name, new Measurement(load(p50), Optional.of(use), 0, Inspection.NONE));
    }

    private static LoadReport load(double p50) {
        return new LoadReport(100, 0, 0, 100, p50, p50, 0, 0, 0, 0, 0, 0);
    }
}
