package io.fairlead.core.config.policy;

/** What holds for attempts at one candidate, every level of the configuration considered. */
public record Policies(Timeouts timeouts, RetryPolicy retry, DisablePolicy disable, PausePolicy pause) {}
