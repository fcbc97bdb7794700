package io.fairlead.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.AbstractList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN =
            List.of("groq/llama-3.3-70b", "openai/gpt-4o", "openai/gpt-4o-mini", "smart", "claude/claude-sonnet-4-5");

    @ParameterizedTest
    @CsvSource({
        "smrt, smart",
        "SMART, smart",
        "gpt-4o, openai/gpt-4o",
        "openai/gpt4o, openai/gpt-4o",
        "claude-sonnet-4-5, claude/claude-sonnet-4-5",
        "llama, groq/llama-3.3-70b"
    })
    void isTheNameThatWasMeant(String wrong, String meant) {
        assertThat(Nearest.names(wrong, KNOWN)).first().isEqualTo(meant);
    }

    @Test
    void areThreeAtMost() {
        assertThat(Nearest.names("x", KNOWN)).hasSize(3);
        assertThat(Nearest.names("x", List.of("y"))).containsExactly("y");
        assertThat(Nearest.names("x", List.of())).isEmpty();
    }

    @Test
    void areFoundForAnyName() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            String wrong = random.ints(random.nextInt(200), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThatCode(() -> Nearest.names(wrong, KNOWN)).doesNotThrowAnyException();
            assertThat(Nearest.shown(wrong).chars()).noneMatch(Character::isISOControl);
            assertThat(Nearest.shown(wrong)).hasSizeLessThanOrEqualTo(67);
        }
    }

    @Test
    void areLookedForAmongSoManyAtMost() {
        AtomicInteger looked = new AtomicInteger();
        List<String> endless = new AbstractList<>() {
            @Override
            public String get(int index) {
                return "x".repeat(500) + looked.incrementAndGet();
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        assertThat(Nearest.names("y".repeat(100_000), endless)).hasSize(3);
        assertThat(looked).hasValueLessThanOrEqualTo(2_000);
    }
}
