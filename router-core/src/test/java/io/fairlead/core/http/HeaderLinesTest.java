package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLinesTest {
    private static List<String> lines(HeaderLines headers) {
        List<String> lines = new ArrayList<>();
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        return lines;
    }

    @Test
    void keepsAllLinesInTheirOrder() {
        HeaderLines headers = new HeaderLines();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            headers.add("X-" + i, "v" + i);
            expected.add("X-" + i + ": v" + i);
        }
        assertThat(lines(headers)).isEqualTo(expected);
        assertThat(lines(HeaderLines.copyOf(headers))).isEqualTo(expected);
        assertThat(headers.first("x-99")).isEqualTo("v99");
    }

    @Test
    void setsTheFirstLineOfANameAndDropsTheOthers() {
        HeaderLines headers = new HeaderLines()
                .add("a", "1")
                .add("B", "2")
                .add("A", "3")
                .add("a", "4")
                .add("c", "5");
        assertThat(headers.all("A")).containsExactly("1", "3", "4");
        assertThat(lines(headers.set("A", "6"))).containsExactly("a: 6", "B: 2", "c: 5");
        assertThat(lines(headers.set("d", "7"))).containsExactly("a: 6", "B: 2", "c: 5", "d: 7");
    }

    @Test
    void removesAllLinesOfAName() {
        HeaderLines headers =
                new HeaderLines().add("a", "1").add("A", "2").add("b", "3").add("a", "4");
        assertThat(lines(headers.remove("a"))).containsExactly("b: 3");
        assertThat(headers.first("a")).isNull();
        assertThat(lines(headers.remove("b").remove("b"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "~", "a\tb", "\u0080", "\u00ff", "!#[]^"})
    void takesWhatMayStandInAValue(String value) {
        assertThat(new HeaderLines().add("a", value).first("a")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "a\r", "\u0000", "\u007f", "\u001f", "\u0100", "\uff41"})
    void refusesWhatWouldEndALine(String value) {
        HeaderLines headers = new HeaderLines().add("a", "kept");
        assertThatThrownBy(() -> headers.add("a", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> headers.set("a", value)).isInstanceOf(IllegalArgumentException.class);
        assertThat(lines(headers)).containsExactly("a: kept");
    }
}
