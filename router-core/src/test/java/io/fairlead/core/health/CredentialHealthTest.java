package io.fairlead.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CredentialHealthTest {
    private static final long NOW = Duration.ofHours(1).toNanos();

    private final CredentialHealth health = new CredentialHealth();

    @Test
    void restsWhenTheUpstreamRefusedIt() {
        assertThat(health.standing(NOW)).isNull();
        health.refused(Duration.ofMinutes(10), NOW);

        assertThat(health.standing(NOW)).isEqualTo(new Standing("refused", "auth", Duration.ofMinutes(10), false));
        long end = NOW + Duration.ofMinutes(10).toNanos();
        assertThat(health.standing(end - 1)).isNotNull();
        assertThat(health.standing(end)).isNull();
    }

    @Test
    void isGoodAgainOnceTheUpstreamTakesIt() {
        health.refused(Duration.ofMinutes(10), NOW);
        health.accepted(Long.MAX_VALUE);
        assertThat(health.standing(NOW)).isNull();
    }
}
