package io.fairlead.core.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("port", "prot-type", "max-body", "tpm", "rpm", "fastest-first");

    @ParameterizedTest
    @CsvSource({
        "prot, port",
        "PORT, port",
        "max_body, max-body",
        "maxbody, max-body",
        "tmp, tpm",
        "fastest-frist, fastest-first",
        "port, ''",
        "colour, ''",
        "x, ''",
        "'', ''"
    })
    void findsTheNameThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, KNOWN).orElse("")).isEqualTo(meant);
    }
}
