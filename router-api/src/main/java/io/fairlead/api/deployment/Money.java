package io.fairlead.api.deployment;

import java.math.BigDecimal;

/** An amount in US dollars, kept as whole nano-dollars: a token of the cheapest models costs some tens of them. */
public record Money(long nanos) implements Comparable<Money> {
    /** Nothing. */
    public static final Money ZERO = new Money(0);

    /** Adds two amounts of 0 or more; a sum beyond 64 bits counts as the largest amount there is. */
    public Money plus(Money other) {
        long sum = nanos + other.nanos;
        return new Money(sum < nanos ? Long.MAX_VALUE : sum);
    }

    /** The amount in dollars, exact. */
    public BigDecimal dollars() {
        return BigDecimal.valueOf(nanos, 9);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanos, other.nanos);
    }

    @Override
    public String toString() {
        return dollars().stripTrailingZeros().toPlainString();
    }
}
