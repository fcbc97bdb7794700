package io.fairlead.core.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
    @Test
    void givesOutWhatItHasAndNoMore() {
        ByteBudget budget = new ByteBudget(100);
        Reservation first = Objects.requireNonNull(budget.tryReserve(60));
        assertThat(budget.tryReserve(41)).isNull();
        assertThat(budget.tryReserve(Long.MAX_VALUE)).isNull();
        assertThat(budget.tryReserve(-1)).isNull();
        Reservation second = Objects.requireNonNull(budget.tryReserve(40));
        assertThat(budget.used()).isEqualTo(100);
        first.close();
        first.close();
        assertThat(budget.used()).isEqualTo(40);
        assertThat(first.bytes()).isZero();
        assertThat(first.tryResize(1)).isFalse();
        second.close();
        assertThat(budget.used()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteBudget(-1));
    }

    @Test
    void resizes() {
        ByteBudget budget = new ByteBudget(100);
        try (Reservation one = Objects.requireNonNull(budget.tryReserve(10))) {
            assertThat(one.tryResize(101)).isFalse();
            assertThat(one.bytes()).isEqualTo(10);
            assertThat(one.tryResize(100)).isTrue();
            assertThat(budget.used()).isEqualTo(100);
            assertThat(one.tryResize(5)).isTrue();
            assertThat(budget.used()).isEqualTo(5);
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void isNeverOverWhileManyTakeAndGive() throws Exception {
        ByteBudget budget = new ByteBudget(1_000);
        List<Callable<Boolean>> takers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SplittableRandom random = new SplittableRandom(i);
            takers.add(() -> takeAndGive(budget, random));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> taker : threads.invokeAll(takers)) {
                assertThat(taker.get()).isTrue();
            }
        }
        assertThat(budget.used()).isZero();
    }

    private static boolean takeAndGive(ByteBudget budget, SplittableRandom random) {
        boolean within = true;
        for (int i = 0; i < 20_000; i++) {
            try (Reservation held = budget.tryReserve(random.nextInt(400))) {
                within &= budget.used() <= budget.limit();
                if (held != null) {
                    held.tryResize(random.nextInt(600));
                    within &= budget.used() <= budget.limit() && budget.used() >= held.bytes();
                }
            }
        }
        return within;
    }
}
