package io.opcuaws.chaos;

import io.opcuaws.chaos.client.Actor;
import io.opcuaws.chaos.client.Actor.Departure;
import io.opcuaws.chaos.client.Ground;
import io.opcuaws.chaos.client.Latencies;
import io.opcuaws.chaos.client.RequestClient;
import io.opcuaws.chaos.client.ValueClient;
import io.opcuaws.chaos.invariant.Violations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The clients that work all the time. */
final class Crowd {

    private static final int ITEMS = 5;
    private static final long LOOK_MILLIS = 100;

    private final List<Actor> actors;

    Crowd(Ground ground, Violations violations, long seed, Latencies latencies) {
        int items = Math.min(ITEMS, ground.nodes().counters());
        actors = List.of(
                new RequestClient("request client", ground, false, seed, latencies),
                new RequestClient("secured request client", ground, true, seed + 1, latencies),
                new ValueClient("value client", ground, violations, items, false),
                new ValueClient("resuming client 1", ground, violations, items, true),
                new ValueClient("resuming client 2", ground, violations, items, true));
    }

    void start() {
        actors.forEach(Actor::start);
    }

    /** When nothing is wrong any more, each of them is served again. */
    void checkServed(Violations violations, Duration inTime) throws InterruptedException {
        long end = System.nanoTime() + inTime.toNanos();
        List<Actor> waiting = new ArrayList<>(actors);
        List<Long> before = actors.stream().map(Actor::progress).toList();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            waiting.removeIf(actor -> actor.progress() > before.get(actors.indexOf(actor)));
        }
        waiting.forEach(actor -> violations.add(
                "who was hurt is served again", "%s got nothing in %d s", actor.name(), inTime.toSeconds()));
    }

    /** Every second one logs out, the others are just gone. */
    void retire() throws InterruptedException {
        for (int i = 0; i < actors.size(); i++) {
            actors.get(i).retire(i % 2 == 0 ? Departure.LOGS_OUT : Departure.VANISHES);
        }
        for (Actor actor : actors) {
            actor.join();
        }
    }
}
