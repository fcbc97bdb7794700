package io.fairlead.testkit;

import io.fairlead.api.provider.Credential;

/** A key that a test made up. */
public final class TestCredential implements Credential {
    private final String secret;

    private TestCredential(String secret) {
        this.secret = secret;
    }

    /** A key; empty for a provider without keys. */
    public static TestCredential of(String secret) {
        return new TestCredential(secret);
    }

    @Override
    public String secret() {
        return secret;
    }

    @Override
    public String hint() {
        return secret.substring(Math.max(0, secret.length() - 4));
    }
}
