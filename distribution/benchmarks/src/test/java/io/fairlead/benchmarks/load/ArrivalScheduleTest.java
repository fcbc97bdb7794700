package io.fairlead.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {
    private static final long MILLI = 1_000_000;

    @Test
    void anOpenLoopKeepsTheTimesOfRequestsThatWait() {
        ArrivalSchedule schedule = new ArrivalSchedule(5 * MILLI, 1000);
        assertThat(schedule.due(5 * MILLI - 1)).isFalse();
        assertThat(schedule.due(5 * MILLI)).isTrue();
        assertThat(schedule.waiting(8 * MILLI)).isEqualTo(4);
        assertThat(schedule.take(8 * MILLI)).isEqualTo(5 * MILLI);
        assertThat(schedule.take(8 * MILLI)).isEqualTo(6 * MILLI);
        assertThat(schedule.waiting(8 * MILLI)).isEqualTo(2);
        assertThat(schedule.next()).isEqualTo(7 * MILLI);
    }

    @Test
    void aClosedLoopIsAlwaysDueNow() {
        ArrivalSchedule schedule = new ArrivalSchedule(5 * MILLI, 0);
        assertThat(schedule.due(0)).isTrue();
        assertThat(schedule.take(3 * MILLI)).isEqualTo(3 * MILLI);
        assertThat(schedule.waiting(8 * MILLI)).isZero();
    }
}
