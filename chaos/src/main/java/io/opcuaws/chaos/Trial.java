package io.opcuaws.chaos;

import io.opcuaws.chaos.client.Latencies;
import io.opcuaws.chaos.client.ValueClient;
import io.opcuaws.chaos.fault.Schedule;
import io.opcuaws.chaos.fault.Schedule.Timed;
import io.opcuaws.chaos.invariant.NothingLeft;
import io.opcuaws.chaos.invariant.Violations;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A crowd comes, faults happen, everything heals, and the crowd goes. */
final class Trial {

    /** The longest that a session waits to be tried again, and an answer takes. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    /** What a session that nobody could close may live on, of which a server decides. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Field field;
    private final Violations violations;
    private final Director director;
    private Duration clean = Duration.ZERO;

    Trial(Field field, Violations violations) {
        this.field = field;
        this.violations = violations;
        director = new Director(field, violations::any);
    }

    void run(Schedule schedule, Duration length, long seed, Latencies latencies) throws InterruptedException {
        Crowd crowd = new Crowd(field.ground(), violations, seed, latencies);
        crowd.start();
        crowd.checkServed(violations, RECOVERY);
        director.perform(schedule, length);
        field.heal();
        if (!violations.any()) {
            crowd.checkServed(violations, RECOVERY);
        }
        crowd.retire();
        if (!violations.any()) {
            clean = new NothingLeft(violations, field::heldOnServer)
                    .check(SESSION_TIMEOUT.plus(ValueClient.RESUME_WINDOW).plus(GRACE));
        }
    }

    /** How long it took until nothing of the crowd was left on the server. */
    Duration clean() {
        return clean;
    }

    List<Timed> happened() {
        return director.happened();
    }

    Map<String, Integer> counts() {
        return director.counts();
    }
}
