package io.opcuaws.opcua.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Statuses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.Test;

/** The table of {@link SessionLife}, row by row. A session is a text here. */
class SessionLifeTest {

    private static final Failure LOST = new Failure(StatusCode.BAD_CONNECTION_CLOSED, "lost");
    private static final Failure REFUSED = new Failure(StatusCode.BAD_CONNECTION_REJECTED, "refused");
    private static final Failure UNTRUSTED = new Failure(StatusCode.BAD_CERTIFICATE_UNTRUSTED, "untrusted");
    private static final Failure WRONG_PASSWORD =
            new Failure(Statuses.of(StatusCodes.Bad_UserAccessDenied), "wrong password");

    private final List<String> done = new ArrayList<>();
    private final SessionLife<String> life = new SessionLife<>("first", new Backoff(() -> 0), new Recorder());

    private final class Recorder implements SessionLife.Actions<String> {

        @Override
        public void interrupted(Failure reason) {
            done.add("interrupted " + reason.sentence());
        }

        @Override
        public void restored(String before, String session) {
            done.add("restored " + session);
        }

        @Override
        public void retryAfter(Duration delay) {
            done.add("retry after " + delay.toMillis());
        }

        @Override
        public void recover(String before, boolean anew) {
            done.add("recover " + before + (anew ? " anew" : ""));
        }

        @Override
        public void close(String session) {
            done.add("close " + session);
        }

        @Override
        public void over() {
            done.add("over");
        }
    }

    private void did(String... expected) {
        assertThat(done).containsExactly(expected);
        done.clear();
    }

    private void waiting() {
        life.lost("first", LOST);
        did("interrupted lost", "retry after 250");
    }

    private void recovering() {
        waiting();
        life.retryDue();
        did("recover first");
    }

    private void closing() {
        life.close();
        did("close first");
    }

    @Test
    void upIsInterruptedOnceAndComesBack() {
        recovering();
        life.recovered("second");
        did("restored second");

        life.lost("second", LOST);
        did("interrupted lost", "retry after 250");
    }

    @Test
    void upIgnoresTheLossOfAnEarlierConnection() {
        recovering();
        life.recovered("second");
        done.clear();

        life.lost("first", LOST);
        did();
    }

    @Test
    void upIsClosed() {
        closing();
        life.closed();
        did("over");
    }

    @Test
    void waitingClosesWhatTheServerMayStillHave() {
        waiting();
        life.close();
        did("close first");
        life.closed();
        did("over");
    }

    @Test
    void recoveringTriesAgainWithoutEndAndWithoutAnotherSignal() {
        recovering();
        for (int delay : new int[] {500, 1000, 2000, 4000, 5000, 5000, 5000}) {
            life.notRecovered(REFUSED);
            did("retry after " + delay);
            life.retryDue();
            did("recover first");
        }
    }

    @Test
    void recoveringBeginsAnewIfTheServerMayHaveChanged() {
        recovering();
        life.notRecovered(UNTRUSTED);
        did("retry after 500");
        life.retryDue();
        did("recover first anew");

        life.notRecovered(REFUSED);
        did("retry after 1000");
        life.retryDue();
        did("recover first");
    }

    /** Servers lock accounts after some wrong passwords. */
    @Test
    void recoveringTriesAWrongPasswordRarely() {
        recovering();
        life.notRecovered(WRONG_PASSWORD);
        did("retry after 60000");
    }

    @Test
    void leavingClosesWhatComesBack() {
        recovering();
        life.close();
        did();
        life.recovered("second");
        did("close second");
        life.closed();
        did("over");
    }

    @Test
    void leavingClosesWhatTheServerMayStillHaveIfNothingComesBack() {
        recovering();
        life.close();
        life.notRecovered(REFUSED);
        did("close first");
        life.closed();
        did("over");
    }

    @Test
    void closingHearsNothingElse() {
        closing();
        life.lost("first", LOST);
        life.retryDue();
        life.close();
        did();
    }

    @Test
    void overIsOver() {
        closing();
        life.closed();
        done.clear();

        life.lost("first", LOST);
        life.retryDue();
        life.close();
        life.closed();
        did();
        assertThat(life.isOver()).isTrue();
    }
}
