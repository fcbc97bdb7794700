package io.fairlead.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.api.dialect.Usage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {
    private static final Price ALL =
            Price.perMillion(new BigDecimal("3"), new BigDecimal("15"), new BigDecimal("0.30"), new BigDecimal("3.75"));
    private static final Price CHEAP = Price.perMillion(new BigDecimal("0.05"), new BigDecimal("0.08"));

    private static Usage usage(long input, long output, long cached, long written) {
        return Usage.builder()
                .inputTokens(input)
                .outputTokens(output)
                .cachedInputTokens(cached)
                .cacheWriteTokens(written)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "0,       0,       0,    0,    0",
        "1000000, 1000000, 0,    0,    18",
        "1000,    100,     0,    0,    0.0045",
        "1000,    0,       1000, 0,    0.0003",
        "1000,    0,       0,    1000, 0.00375",
        "1000,    10,      600,  300,  0.001755",
        "100,     0,       400,  0,    0.00012"
    })
    void countsEachPartByItsOwnPrice(long input, long output, long cached, long written, String dollars) {
        assertThat(ALL.of(usage(input, output, cached, written)).dollars()).isEqualByComparingTo(dollars);
    }

    @Test
    void roundsEachPartUpToTheNanoDollar() {
        Price tenth = Price.perMillion(new BigDecimal("0.0001"), new BigDecimal("0.0001"));
        assertThat(tenth.of(usage(1, 1, 0, 0))).isEqualTo(new Money(2));
        assertThat(tenth.of(usage(10, 20, 0, 0))).isEqualTo(new Money(3));
    }

    @Test
    void takesThePriceOfInputForCachesWithoutOne() {
        assertThat(CHEAP.of(usage(3000, 0, 1000, 1000))).isEqualTo(CHEAP.of(usage(3000, 0, 0, 0)));
    }

    /** Regression: an upstream that claimed to have counted as many tokens made the gateway fail. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 1L << 53, 1L << 50})
    void survivesAmountsThatNobodyCounted(long absurd) {
        Money cost = Price.perMillion(new BigDecimal("9000"), new BigDecimal("9000"))
                .of(usage(absurd, absurd, absurd, absurd));
        assertThat(cost).isGreaterThan(new Money(Long.MAX_VALUE / 4));
        assertThat(Price.FREE.of(usage(absurd, absurd, absurd, absurd))).isEqualTo(Money.ZERO);
        assertThat(usage(absurd, absurd, absurd, absurd).totalTokens()).isPositive();
    }

    @Test
    void sumsOfSuchAmountsSurviveAsWell() {
        Money absurd = new Money(Long.MAX_VALUE - 3);
        assertThat(absurd.plus(absurd)).isEqualTo(new Money(Long.MAX_VALUE));
        assertThat(new Money(2).plus(new Money(3))).isEqualTo(new Money(5));
    }

    @Test
    void isExactUpToWhereItEnds() {
        Price dear = Price.perMillion(new BigDecimal("9000"), BigDecimal.ZERO);
        long million = 1_000_000;
        assertThat(dear.of(usage(200_000 * million, 0, 0, 0)).dollars()).isEqualByComparingTo("1800000000");
        assertThat(dear.of(usage(300_000 * million, 0, 0, 0))).isEqualTo(new Money(Long.MAX_VALUE / 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "9000.01"})
    void refusesWhatIsNoPrice(String dollars) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Price.perMillion(new BigDecimal(dollars), BigDecimal.ONE))
                .withMessageContaining(dollars)
                .withMessageContaining("expected 0 to 9000");
    }
}
