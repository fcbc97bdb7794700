package io.fairlead.api.embedding;

/** One thing to embed. Open: code that switches over inputs keeps a default branch and reports what it cannot carry. */
public interface EmbeddingInput {
    /** Text. */
    static TextInput text(String text) {
        return new TextInputValue(text);
    }

    /** Text that is cut into the model's tokens already; the array is copied. */
    static TokensInput tokens(int... tokens) {
        return new TokensInputValue(tokens.clone());
    }

    /** Text. */
    interface TextInput extends EmbeddingInput {
        /** The text. */
        String text();
    }

    /** Tokens of the model. */
    interface TokensInput extends EmbeddingInput {
        /** Numbers of the tokens in order; a copy. */
        int[] tokens();
    }
}

record TextInputValue(String text) implements EmbeddingInput.TextInput {}

/** Holds its own copy of the tokens. */
final class TokensInputValue implements EmbeddingInput.TokensInput {
    private final int[] tokens;

    TokensInputValue(int[] tokens) {
        this.tokens = tokens;
    }

    @Override
    public int[] tokens() {
        return tokens.clone();
    }
}
