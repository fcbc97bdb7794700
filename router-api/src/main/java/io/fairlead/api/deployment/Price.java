package io.fairlead.api.deployment;

import io.fairlead.api.dialect.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What a model costs, in US dollars per million tokens. Parts without a price of their own cost what their kind costs. */
public final class Price {
    private static final long TOKENS = 1_000_000;
    private static final long HIGHEST_PART = Long.MAX_VALUE / 4;
    private static final int HIGHEST = 9000;

    /** Costs nothing, such as a local engine. */
    public static final Price FREE = new Price(0, 0, 0, 0);

    private final long input;
    private final long output;
    private final long cachedInput;
    private final long cacheWrite;

    private Price(long input, long output, long cachedInput, long cacheWrite) {
        this.input = input;
        this.output = output;
        this.cachedInput = cachedInput;
        this.cacheWrite = cacheWrite;
    }

    /** A price with input and output only. */
    public static Price perMillion(BigDecimal input, BigDecimal output) {
        return perMillion(input, output, null, null);
    }

    /**
     * A price with all its parts, in dollars per million tokens.
     *
     * @throws IllegalArgumentException if one is negative or above 9000 dollars
     */
    public static Price perMillion(
            BigDecimal input, BigDecimal output, @Nullable BigDecimal cachedInput, @Nullable BigDecimal cacheWrite) {
        return new Price(
                nanos(input),
                nanos(output),
                nanos(cachedInput == null ? input : cachedInput),
                nanos(cacheWrite == null ? input : cacheWrite));
    }

    private static long nanos(BigDecimal dollars) {
        if (dollars.signum() < 0 || dollars.compareTo(BigDecimal.valueOf(HIGHEST)) > 0) {
            throw new IllegalArgumentException(
                    "found price " + dollars + ", expected 0 to 9000 dollars a million tokens");
        }
        return dollars.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /**
     * What a usage costs, each part rounded up to the nano-dollar. A part never counts for more than some two billion
     * dollars: an upstream that claims more cannot have counted.
     */
    public Money of(Usage usage) {
        long plain = Math.max(0, usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens());
        return new Money(cost(plain, input)
                + cost(usage.cachedInputTokens(), cachedInput)
                + cost(usage.cacheWriteTokens(), cacheWrite)
                + cost(usage.outputTokens(), output));
    }

    private static long cost(long tokens, long price) {
        if (price > 0 && tokens / TOKENS >= HIGHEST_PART / price) {
            return HIGHEST_PART;
        }
        return Math.multiplyExact(tokens / TOKENS, price) + Math.ceilDiv(tokens % TOKENS * price, TOKENS);
    }

    /** Nano-dollars per million input tokens. */
    public long inputNanos() {
        return input;
    }

    /** Nano-dollars per million output tokens. */
    public long outputNanos() {
        return output;
    }
}
