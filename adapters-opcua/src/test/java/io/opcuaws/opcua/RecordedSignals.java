package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.protocol.Notification;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Keeps what a session tells, in its order. */
final class RecordedSignals implements SessionSignals {

    private final List<String> all = new CopyOnWriteArrayList<>();
    private final List<Failure> reasons = new CopyOnWriteArrayList<>();

    @Override
    public void interrupted(Failure reason) {
        reasons.add(reason);
        all.add("interrupted");
    }

    @Override
    public void restored(boolean subscriptionsRecreated) {
        all.add("restored " + subscriptionsRecreated);
    }

    @Override
    public void notification(Notification notification, List<Long> items) {
        all.add("notification");
    }

    List<String> all() {
        return List.copyOf(all);
    }

    List<Failure> reasons() {
        return List.copyOf(reasons);
    }

    /** Waits until exactly these have come; others fail the test. */
    void await(String... expected) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Rig.SOON.multipliedBy(3))
                .until(() -> all.size() >= expected.length);
        assertThat(all).containsExactly(expected);
    }
}
