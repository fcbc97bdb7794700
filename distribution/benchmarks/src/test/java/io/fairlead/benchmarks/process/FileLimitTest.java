package io.fairlead.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FileLimitTest {
    @Test
    void takesTheLimitThatApplies() {
        assertThat(FileLimit.soft("Max open files            1024                 524288               files"))
                .isEqualTo(1024);
        assertThat(FileLimit.soft("Max open files            unlimited            unlimited            files"))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void thisProcessMayOpenSome() throws IOException {
        assertThat(FileLimit.current()).isGreaterThan(3);
    }
}
