package io.fairlead.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadTest {
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1} | ",
                "{'b':1} | usage.b",
                "{'b':null,'c':false,'d':{},'e':[],'f':''} | usage.f",
                "{'a':{'b':1,'a':[{'c':2}]}} | usage.a.b usage.a.a.c",
                "7 | ",
            })
    void tellsOfWhatNobodyReads(String json, String names) {
        within(json.replace('\'', '"'));

        assertThat(String.join(" ", told)).isEqualTo(names == null ? "" : names);
    }

    @Test
    void goesNoDeeperThanAnyVendorDoes() {
        within("[".repeat(100_000) + "]".repeat(100_000));

        assertThat(told).containsExactly("usage");
    }

    private void within(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonCursor cursor = JsonCursor.over(bytes, 0, bytes.length);
        new Unread((path, _) -> told.add(path)).within(cursor, "usage", Set.of("a"));
    }
}
