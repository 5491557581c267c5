package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Thousands of lives of some connections, each a different interleaving of client, servers, time and loop. */
class SimulationTest {

    private static final int RUNS = 20_000;

    @Test
    void theInvariantsHoldInEveryInterleaving() {
        LongStream.range(0, RUNS).forEach(seed -> {
            try {
                new Simulation(seed).run();
            } catch (AssertionError violated) {
                throw new AssertionError("seed " + seed + ": " + violated.getMessage(), violated);
            }
        });
    }

    /** A run can be told again from its seed alone: without that, a found violation could not be looked into. */
    @Test
    void aSeedAlwaysTellsTheSameStory() {
        IntStream.range(0, 50)
                .forEach(seed -> assertThat(new Simulation(seed).run()).isEqualTo(new Simulation(seed).run()));
    }

    /** A simulation that never reaches a state proves nothing about it. */
    @Test
    void theRunsReachEveryKindOfEvent() {
        String stories = IntStream.range(0, 500)
                .mapToObj(seed -> String.join("\n", new Simulation(seed).run()))
                .reduce("", String::concat);
        assertThat(stories)
                .contains("logged in", "logged out", "served", "Disconnect", "Connect", "notification")
                .contains("BadTimeout", "BadNotConnected", "BadSessionClosed", "BadSessionIdInvalid")
                .contains("BadConnectionClosed", "BadTooManySessions", "BadTooManyOperations", "BadShutdown")
                .contains("BadUserAccessDenied")
                .contains("resumed", ", gap", "not connected", "BadInvalidArgument", ", token");
    }
}
