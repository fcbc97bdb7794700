package io.fairlead.plugin.openai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CitationsTest {
    @Test
    void areTurnedIntoTheOtherForm() {
        String nested = "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"u\",\"title\":\"t\"}}";
        String flat = "{\"type\":\"url_citation\",\"url\":\"u\",\"title\":\"t\"}";
        assertThat(Citations.flat(nested)).isEqualTo(flat);
        assertThat(Citations.nested(flat)).isEqualTo(nested);
    }

    /** One number in the place of an annotation ended the answer of a client of the other API. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "null", "\"url_citation\"", "[]"})
    void stayAsTheyAreWhereTheyAreNone(String json) {
        assertThat(Citations.flat(json)).isEqualTo(json);
        assertThat(Citations.nested(json)).isEqualTo(json);
    }
}
