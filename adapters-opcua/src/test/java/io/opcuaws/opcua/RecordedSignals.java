package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionSignals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Keeps what a session tells, in its order. */
final class RecordedSignals implements SessionSignals {

    private final List<String> all = new CopyOnWriteArrayList<>();
    private final List<Failure> reasons = new CopyOnWriteArrayList<>();
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());

    @Override
    public SessionId id() {
        return new SessionId("recorded");
    }

    @Override
    public void interrupted(Failure reason) {
        reasons.add(reason);
        all.add("interrupted");
        log.add("interrupted");
    }

    @Override
    public void restored(boolean subscriptionsRecreated) {
        all.add("restored " + subscriptionsRecreated);
        log.add("restored " + subscriptionsRecreated);
    }

    @Override
    public void notifications(List<Notified> notices, Runnable taken) {
        notices.forEach(notice -> log.add(notice.notification()));
        taken.run();
    }

    /** Something that is to be seen between the signals, such as an answer. */
    void note(Object event) {
        log.add(event);
    }

    /** All signals, notifications and notes in their order. */
    List<Object> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** The notifications of a kind, in their order. */
    <T> List<T> notifications(Class<T> kind) {
        return log().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** All signals but notifications. */
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
