package io.opcuaws.chaos.fault;

import io.opcuaws.chaos.client.Garbage;
import io.opcuaws.chaos.client.Moment;
import io.opcuaws.chaos.client.Way;
import io.opcuaws.chaos.fault.Fault.ClientReadsNothing;
import io.opcuaws.chaos.fault.Fault.ClientVanishes;
import io.opcuaws.chaos.fault.Fault.GarbageFlung;
import io.opcuaws.chaos.fault.Fault.ServerKilled;
import io.opcuaws.chaos.fault.Fault.WireCut;
import io.opcuaws.chaos.fault.Fault.WireHalfClosed;
import io.opcuaws.chaos.fault.Fault.WireSlowed;
import io.opcuaws.chaos.fault.Fault.WireStalled;
import io.opcuaws.chaos.net.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a run's faults are drawn from. */
public final class Decks {

    private static final List<Way> WAYS = List.of(Way.values());
    private static final int VISITORS_A_MOMENT = 2;
    private static final Duration SLOW_CLIENT = Duration.ofSeconds(6);

    private Decks() {}

    /** Everything, about as often as it takes to meet everything else: one server is killed in some forty faults. */
    public static List<Fault> chaos(Random random) {
        List<Fault> deck = new ArrayList<>(visitors(random));
        for (Garbage garbage : Garbage.values()) {
            deck.add(new GarbageFlung(garbage, random.nextLong()));
        }
        for (Side side : Side.values()) {
            deck.add(new WireCut(side));
            deck.add(new WireStalled(side, between(random, 500, 3_000)));
            deck.add(new WireSlowed(side, 5_000 + random.nextInt(50_000), between(random, 500, 3_000)));
            for (Direction direction : Direction.values()) {
                deck.add(new WireHalfClosed(side, direction, between(random, 100, 1_500)));
            }
        }
        deck.add(new ClientReadsNothing(SLOW_CLIENT));
        deck.add(new ServerKilled(between(random, 100, 2_000)));
        return deck;
    }

    /** What a gateway meets on a day when nothing is wrong: clients that come and go, a slow one, a wire that breaks. */
    public static List<Fault> everyDay(Random random) {
        List<Fault> deck = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            deck.addAll(visitors(random));
        }
        deck.add(new ClientReadsNothing(SLOW_CLIENT));
        deck.add(new WireCut(Side.CLIENTS));
        deck.add(new WireCut(Side.SERVER));
        return deck;
    }

    private static List<Fault> visitors(Random random) {
        List<Fault> visitors = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            for (int i = 0; i < VISITORS_A_MOMENT; i++) {
                Way way = WAYS.get(random.nextInt(WAYS.size()));
                visitors.add(new ClientVanishes(moment, way, random.nextInt(3) == 0));
            }
        }
        return visitors;
    }

    private static Duration between(Random random, int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }
}
