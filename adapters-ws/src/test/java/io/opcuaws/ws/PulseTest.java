package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A process whose threads are stuck is to be restarted; one that has just started, or is slow for a moment, is not. */
class PulseTest {

    private final StuckLoop loop = new StuckLoop();
    private final Pulse pulse = new Pulse(loop);

    @Test
    void threadsThatDoTheirWorkAreAlive() {
        for (int second = 0; second < 60; second++) {
            pulse.beat();
            loop.runAll();
            loop.now += 1_000;
            assertThat(pulse.isThere()).isTrue();
        }
    }

    @Test
    void threadsThatDoNothingForTenSecondsAreNotUntilTheyDoSomething() {
        pulse.beat();
        loop.now += 9_999;
        assertThat(pulse.isThere()).isTrue();
        loop.now++;
        assertThat(pulse.isThere()).isFalse();
        loop.runAll();
        assertThat(pulse.isThere()).isTrue();
    }

    /** Else they would find all of it at once when they go on. */
    @Test
    void noWorkPilesUpBeforeThreadsThatAreStuck() {
        for (int second = 0; second < 60; second++) {
            pulse.beat();
        }
        assertThat(loop.tasks).hasSize(1);
    }

    /** Runs what was posted when the test says so. */
    private static final class StuckLoop implements EventLoop {

        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private long now;

        void runAll() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }

        @Override
        public void post(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void lend(Runnable task) {
            tasks.add(task);
        }

        @Override
        public long now() {
            return now;
        }

        @Override
        public void wakeAt(long time, Runnable task) {
            throw new UnsupportedOperationException("a pulse sets no alarm");
        }
    }
}
