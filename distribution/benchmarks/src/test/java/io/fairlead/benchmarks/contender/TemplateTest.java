package io.fairlead.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void fillsEveryPlace() {
        assertThat(Template.fill("a@X@b@Y_Z@ c@d", Map.of("X", "$1", "Y_Z", "")))
                .isEqualTo("a$1b c@d");
    }

    @Test
    void refusesAnUnknownPlace() {
        assertThatThrownBy(() -> Template.fill("@PROT@", Map.of("PORT", "1"))).hasMessageContaining("@PROT@");
    }
}
