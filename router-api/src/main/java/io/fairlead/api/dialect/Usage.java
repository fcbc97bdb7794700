package io.fairlead.api.dialect;

/**
 * Tokens that one answer took, normalised: input counts everything that was read, cached parts included; output counts
 * everything that was written, reasoning included. Immutable.
 */
public final class Usage {
    /** Nothing is known. */
    public static final Usage UNKNOWN = builder().build();

    private final long input;
    private final long output;
    private final long cachedInput;
    private final long cacheWrite;
    private final long reasoning;
    private final long audioInput;
    private final long audioOutput;
    private final boolean known;
    private final boolean estimated;

    private Usage(Builder builder) {
        input = builder.input;
        output = builder.output;
        cachedInput = builder.cachedInput;
        cacheWrite = builder.cacheWrite;
        reasoning = builder.reasoning;
        audioInput = builder.audioInput;
        audioOutput = builder.audioOutput;
        known = builder.known;
        estimated = builder.estimated;
    }

    /** Starts a usage. */
    public static Builder builder() {
        return new Builder();
    }

    /** Tokens read, cached ones and those written to a cache included. */
    public long inputTokens() {
        return input;
    }

    /** Tokens written, reasoning included. */
    public long outputTokens() {
        return output;
    }

    /** Tokens read from a cache. */
    public long cachedInputTokens() {
        return cachedInput;
    }

    /** Tokens written to a cache. */
    public long cacheWriteTokens() {
        return cacheWrite;
    }

    /** Tokens of reasoning. */
    public long reasoningTokens() {
        return reasoning;
    }

    /** Of the tokens read, those of sound. */
    public long audioInputTokens() {
        return audioInput;
    }

    /** Of the tokens written, those of sound. */
    public long audioOutputTokens() {
        return audioOutput;
    }

    /** Input and output together. */
    public long totalTokens() {
        return input + output;
    }

    /** Whether anything is known. */
    public boolean known() {
        return known;
    }

    /** Whether the gateway estimated it because the upstream did not tell. */
    public boolean estimated() {
        return estimated;
    }

    /** Collects the parts; amounts are tokens, 0 to 2^53: less counts as 0, more as that. */
    public static final class Builder {
        private static final long MOST = 1L << 53;

        private long input;
        private long output;
        private long cachedInput;
        private long cacheWrite;
        private long reasoning;
        private long audioInput;
        private long audioOutput;
        private boolean known;
        private boolean estimated;

        private Builder() {}

        /** Tokens read, all of them. */
        public Builder inputTokens(long tokens) {
            input = amount(tokens);
            return this;
        }

        /** Tokens written, all of them. */
        public Builder outputTokens(long tokens) {
            output = amount(tokens);
            return this;
        }

        /** Of the tokens read, those from a cache. */
        public Builder cachedInputTokens(long tokens) {
            cachedInput = amount(tokens);
            return this;
        }

        /** Of the tokens read, those written to a cache. */
        public Builder cacheWriteTokens(long tokens) {
            cacheWrite = amount(tokens);
            return this;
        }

        /** Of the tokens written, those of reasoning. */
        public Builder reasoningTokens(long tokens) {
            reasoning = amount(tokens);
            return this;
        }

        /** Of the tokens read, those of sound. */
        public Builder audioInputTokens(long tokens) {
            audioInput = amount(tokens);
            return this;
        }

        /** Of the tokens written, those of sound. */
        public Builder audioOutputTokens(long tokens) {
            audioOutput = amount(tokens);
            return this;
        }

        /** Marks the usage as the gateway's own estimate. */
        public Builder estimated() {
            estimated = true;
            return this;
        }

        private long amount(long tokens) {
            known = true;
            return Math.clamp(tokens, 0, MOST);
        }

        /** The usage. */
        public Usage build() {
            return new Usage(this);
        }
    }
}
