package io.fairlead.api.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A token of an answer, and how likely it was. */
public interface TokenLogprob {
    /** Its text. One that is a part of a character only has what the vendor shows in its place. */
    String token();

    /** The natural logarithm of its probability, finite. */
    double logprob();

    /** Its bytes in UTF-8, each from 0 to 255; empty if nobody knows them. */
    List<Integer> bytes();

    /** The likeliest tokens at its place, the likeliest first, itself perhaps among them; empty if none were asked for. */
    List<TokenLogprob> alternatives();

    /** A token; what it has besides is to be added. */
    static Builder builder(String token, double logprob) {
        return new Builder(token, logprob);
    }

    /** Collects what is known of a token. */
    final class Builder {
        private static final char REPLACEMENT = '\uFFFD';

        private final String token;
        private final double logprob;
        private final List<TokenLogprob> alternatives = new ArrayList<>(0);
        private List<Integer> bytes;

        private Builder(String token, double logprob) {
            this.token = Objects.requireNonNull(token);
            this.logprob = logprob;
            this.bytes = token.indexOf(REPLACEMENT) < 0 ? utf8(token) : List.of();
        }

        private static List<Integer> utf8(String token) {
            List<Integer> bytes = new ArrayList<>(token.length());
            for (byte each : token.getBytes(StandardCharsets.UTF_8)) {
                bytes.add(Byte.toUnsignedInt(each));
            }
            return bytes;
        }

        /** Its bytes; those of its text if nobody says otherwise. */
        public Builder bytes(List<Integer> all) {
            bytes = all;
            return this;
        }

        /** Adds one of the likeliest tokens at its place. */
        public Builder alternative(TokenLogprob other) {
            alternatives.add(other);
            return this;
        }

        /** The token; the builder may be used further. */
        public TokenLogprob build() {
            return new TokenLogprobValue(token, logprob, List.copyOf(bytes), List.copyOf(alternatives));
        }
    }
}

record TokenLogprobValue(String token, double logprob, List<Integer> bytes, List<TokenLogprob> alternatives)
        implements TokenLogprob {
    TokenLogprobValue {
        // Vendors write that something is impossible as a very small number, and JSON has no word for less.
        logprob = Math.clamp(logprob, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
