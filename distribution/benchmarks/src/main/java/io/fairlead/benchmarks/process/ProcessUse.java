package io.fairlead.benchmarks.process;

import java.time.Duration;

/**
 * What a process and its descendants have used.
 *
 * @param cpu user and system time since they started
 * @param residentBytes memory they hold now; pages that several share count for each
 */
public record ProcessUse(Duration cpu, long residentBytes) {
    /** Nothing used yet. */
    public static final ProcessUse NONE = new ProcessUse(Duration.ZERO, 0);

    ProcessUse plus(ProcessUse other) {
        return new ProcessUse(cpu.plus(other.cpu), residentBytes + other.residentBytes);
    }
}
