package io.opcuaws.chaos.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Which faults happen when: a pure function of the seed. Cards are drawn from a shuffled deck, so that each kind of fault comes
 * about as often as the deck says.
 *
 * @param faults in the order of their times
 */
public record Schedule(List<Timed> faults) {

    public Schedule {
        faults = List.copyOf(faults);
    }

    /**
     * @param at since the beginning
     * @param fault what happens then
     */
    public record Timed(Duration at, Fault fault) {
        @Override
        public String toString() {
            return at.toMillis() + " ms: " + fault;
        }
    }

    /**
     * Plans the time from the beginning to the end.
     *
     * @param gap the time between two faults, on the average
     */
    public static Schedule of(long seed, Duration length, Deck deck, Duration gap) {
        Random random = new Random(seed);
        List<Timed> faults = new ArrayList<>();
        Deque<Fault> cards = new ArrayDeque<>();
        for (long at = gap(random, gap); at < length.toMillis(); at += gap(random, gap)) {
            if (cards.isEmpty()) {
                List<Fault> fresh = new ArrayList<>(deck.deal(random));
                Collections.shuffle(fresh, random);
                cards.addAll(fresh);
            }
            faults.add(new Timed(Duration.ofMillis(at), cards.remove()));
        }
        return new Schedule(faults);
    }

    private static long gap(Random random, Duration gap) {
        return 1L + random.nextInt((int) (2 * gap.toMillis()));
    }

    /** Makes the cards of a deck. */
    public interface Deck {
        List<Fault> deal(Random random);
    }
}
