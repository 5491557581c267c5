package io.opcuaws.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration GAP = Duration.ofMillis(250);

    @Test
    void aSeedSaysAllThatHappens() {
        assertThat(chaos(7)).isEqualTo(chaos(7)).isNotEqualTo(chaos(8));
    }

    @Test
    void everyKindOfFaultHappensInAMinute() {
        assertThat(chaos(7).faults())
                .extracting(timed -> (Object) timed.fault().getClass())
                .contains((Object[]) Fault.class.getPermittedSubclasses());
    }

    @Test
    void faultsAreInTheOrderOfTheirTimes() {
        assertThat(chaos(7).faults())
                .extracting(Schedule.Timed::at)
                .isSorted()
                .allMatch(at -> at.compareTo(MINUTE) < 0);
    }

    private static Schedule chaos(long seed) {
        return Schedule.of(seed, MINUTE, Decks::chaos, GAP);
    }
}
