package io.fairlead.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void areSixteenReadableCharactersAndUnique() {
        SplittableRandom random = new SplittableRandom(2);
        Set<String> seen = new HashSet<>();
        Set<Character> used = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = Ids.create("x_", random);
            assertThat(id).matches("x_[0-9a-hjkmnp-tv-z]{16}");
            assertThat(seen.add(id)).isTrue();
            id.substring(2).chars().forEach(c -> used.add((char) c));
        }
        assertThat(used).as("all digits").hasSize(32);
    }

    @Test
    void areAcceptedFromClientsWhereTheyForgeNothing() {
        assertThat(Ids.acceptable("9f1c-4a_b:c/d=e")).isTrue();
        assertThat(Ids.acceptable("x".repeat(128))).isTrue();
        assertThat(Ids.acceptable("x".repeat(129))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"b", "a\\b", "a\nb", "a\u0000", "é", "\u007f"})
    void areRefusedFromClientsOtherwise(String id) {
        assertThat(Ids.acceptable(id)).isFalse();
    }
}
