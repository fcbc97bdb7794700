package io.fairlead.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.config.Recover;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final RouterError TOLD = RouterError.of(ErrorCode.STREAM_BROKEN, "it broke off");

    private final ByteBudget memory = new ByteBudget(8 << 20);
    private final List<RouterError> ended = new ArrayList<>();

    private Recovery recovery(Recover... ways) {
        return new Recovery(List.of(ways), false, memory);
    }

    @Test
    void textCanBeGoneOnWithAndNothingElse() {
        try (Recovery recovery = recovery(Recover.MATCH)) {
            assertThat(recovery.possible()).as("nothing was said").isFalse();
            recovery.said("Hello ");
            recovery.said("you");
            assertThat(recovery.possible()).isTrue();
            assertThat(recovery.text()).hasToString("Hello you");

            recovery.ruleOut();
            recovery.said("more");
            assertThat(recovery.possible()).isFalse();

            recovery.restart();
            recovery.said("Hi");
            assertThat(recovery.text()).hasToString("Hi");
            assertThat(recovery.possible()).isTrue();
        }
    }

    @Test
    void thoughtsAloneMayBeFollowedByAnyAnswerWhereTheyStandAlone() {
        for (boolean alone : new boolean[] {true, false}) {
            try (Recovery recovery = new Recovery(List.of(Recover.CONTINUE), alone, memory)) {
                recovery.thought();
                assertThat(recovery.possible()).isEqualTo(alone);
                assertThat(recovery.afresh()).isTrue();

                recovery.broke(ended::add, TOLD);
                recovery.going(Recover.CONTINUE);
                assertThat(recovery.beginning()).as("there is none to give").isNull();
                assertThat(recovery.word()).isEqualTo("afresh");

                recovery.restart();
                assertThat(recovery.possible()).isFalse();
            }
        }
    }

    @Test
    void blanksAreNothingToBeginWith() {
        try (Recovery recovery = recovery(Recover.CONTINUE)) {
            recovery.said("\n\n");
            recovery.broke(ended::add, TOLD);
            recovery.going(Recover.CONTINUE);

            assertThat(recovery.beginning()).isNull();
            assertThat(recovery.word()).isEqualTo("afresh");
        }
    }

    @Test
    void whatIsTooLongIsNotKept() {
        try (Recovery recovery = recovery(Recover.MATCH)) {
            String page = "a".repeat(1 << 16);
            for (int i = 0; i < 16; i++) {
                recovery.said(page);
            }
            assertThat(recovery.possible()).isTrue();
            assertThat(memory.used()).isBetween(1L << 20, 3L << 20);

            recovery.said("a");
            assertThat(recovery.possible()).isFalse();
        }
        assertThat(memory.used()).isZero();
    }

    @Test
    void whatFindsNoMemoryIsNotKept() {
        ByteBudget small = new ByteBudget(1000);
        try (Recovery recovery = new Recovery(List.of(Recover.MATCH), false, small)) {
            recovery.said("a".repeat(1 << 16));
            assertThat(recovery.possible()).isTrue();
            recovery.said("a");
            assertThat(recovery.possible()).isFalse();
        }
    }

    @Test
    void theBeginningIsGivenToThoseWhoContinue() {
        try (Recovery recovery = recovery(Recover.CONTINUE, Recover.MATCH)) {
            recovery.said("Hello \n");
            assertThat(recovery.beginning()).isNull();

            recovery.broke(ended::add, TOLD);
            recovery.going(Recover.MATCH);
            assertThat(recovery.beginning()).isNull();
            recovery.going(Recover.CONTINUE);
            assertThat(recovery.beginning()).isEqualTo("Hello");

            recovery.taken();
            assertThat(recovery.beginning()).isNull();
            assertThat(recovery.open()).isFalse();
        }
    }

    @Test
    void anOpenStreamIsEndedOnce() {
        try (Recovery recovery = recovery(Recover.MATCH)) {
            assertThat(recovery.fail(TOLD)).isFalse();
            recovery.broke(ended::add, TOLD);
            assertThat(recovery.told()).isSameAs(TOLD);

            assertThat(recovery.fail(TOLD)).isTrue();
            assertThat(recovery.fail(TOLD)).isFalse();
            assertThat(ended).containsExactly(TOLD);
        }
    }
}
