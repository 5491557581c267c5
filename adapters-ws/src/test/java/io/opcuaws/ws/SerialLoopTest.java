package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SerialLoopTest {

    private static final int THREADS = 4;
    private static final int TASKS_EACH = 20_000;

    private final LoopThreads threads = LoopThreads.start();
    private final SerialLoop loop = new SerialLoop(threads);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.stop();
    }

    @Test
    void whatIsPostedRunsOneByOneInOrder() {
        for (int i = 0; i < 200; i++) {
            String task = "task " + i;
            loop.post(() -> done.add(task));
        }

        await().until(() -> done.size() == 200);
        assertThat(done).startsWith("task 0", "task 1").endsWith("task 198", "task 199");
    }

    @Test
    void anIdleLoopRunsOnTheThreadThatIsLentToIt() {
        loop.lendThread(() -> {
            loop.post(() -> done.add(Thread.currentThread().getName()));
            loop.post(() -> loop.post(() -> done.add("posted by a task")));
            assertThat(done).as("before the thread is free").isEmpty();
        });

        assertThat(done).containsExactly(Thread.currentThread().getName(), "posted by a task");
    }

    @Test
    void aBusyLoopStaysWhereItIs() throws InterruptedException {
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        loop.post(() -> {
            busy.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        busy.await();

        loop.lendThread(() -> loop.post(() -> done.add(Thread.currentThread().getName())));

        assertThat(done).isEmpty();
        hold.countDown();
        await().until(() -> done.size() == 1);
        assertThat(done.get(0)).startsWith("gateway-loop-");
    }

    @Test
    void aTaskThatFailsStopsNeitherTheLoopNorTheThreadThatWasLent() {
        loop.lendThread(() -> {
            loop.post(() -> {
                throw new IllegalStateException("planted");
            });
            loop.post(() -> done.add("next"));
        });

        assertThat(done).containsExactly("next");
    }

    /** Each task is alone with the count, or some would be lost; none is forgotten however threads take turns. */
    @Test
    void tasksNeverRunAtTheSameTimeWhoeverPostsThem() throws InterruptedException {
        int[] count = new int[1];
        AtomicInteger within = new AtomicInteger();
        List<Thread> posters = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            boolean lends = t % 2 == 0;
            Thread poster = new Thread(() -> {
                for (int i = 0; i < TASKS_EACH; i++) {
                    Runnable task = () -> {
                        assertThat(within.incrementAndGet()).isOne();
                        count[0]++;
                        within.decrementAndGet();
                    };
                    if (lends) {
                        loop.lendThread(() -> loop.post(task));
                    } else {
                        loop.post(task);
                    }
                }
            });
            posters.add(poster);
            poster.start();
        }
        for (Thread poster : posters) {
            poster.join();
        }
        CountDownLatch end = new CountDownLatch(1);
        loop.post(end::countDown);
        end.await();

        assertThat(count[0]).isEqualTo(THREADS * TASKS_EACH);
    }
}
