package io.fairlead.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTreeTest {
    @Test
    void addsUserAndSystemTimeWhateverTheCommandIsCalled() {
        String stat = "42 (a) b (c) S 1 42 42 0 -1 4194560 100 200 3 4 123 45 6 7 20 0 1 0 99 1000 10";
        assertThat(ProcessTree.cpu(stat)).isEqualTo(Duration.ofMillis(1680));
    }

    @Test
    void readsResidentMemory() {
        assertThat(ProcessTree.residentBytes("Name:\tx\nVmHWM:\t  999 kB\nVmRSS:\t  2048 kB\n"))
                .isEqualTo(2 << 20);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void seesThisProcess() {
        var use = new ProcessTree(ProcessHandle.current()).use().orElseThrow();
        assertThat(use.cpu()).isPositive();
        assertThat(use.residentBytes()).isGreaterThan(10 << 20);
    }
}
