package io.opcuaws.opcua.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LaneTest {

    private static final int TASKS = 20_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Lane lane = new Lane(threads);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** The list is not made for several threads: it would lose elements. */
    @Test
    void runsOneTaskAtATimeInTheirOrder() throws InterruptedException {
        List<Integer> ran = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) {
            int task = i;
            lane.execute(() -> {
                ran.add(task);
                all.countDown();
            });
        }

        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran)
                .containsExactlyElementsOf(IntStream.range(0, TASKS).boxed().toList());
    }

    @Test
    void anIdleLaneRunsATaskOnTheThreadThatIsLentToIt() {
        List<Thread> ran = new ArrayList<>();

        lane.lendThread(() -> ran.add(Thread.currentThread()));

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    /** And only that: the thread is someone else's before and after. */
    @Test
    void whatItsTasksLogBearsTheIdOfItsSession() {
        List<String> ids = new ArrayList<>();
        new Lane(threads, new SessionId("12")).lendThread(() -> ids.add(MDC.get("session")));
        assertThat(ids).containsExactly("12");
        assertThat(MDC.get("session")).isNull();
    }

    @Test
    void whatIsLentToABusyLaneWaitsForItsTurn() {
        List<String> ran = new ArrayList<>();

        lane.lendThread(() -> {
            lane.lendThread(() -> ran.add("second"));
            ran.add("first");
        });

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void goesOnAfterATaskThatFails() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        lane.execute(() -> {
            throw new IllegalStateException("planted");
        });
        lane.execute(ran::countDown);

        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
