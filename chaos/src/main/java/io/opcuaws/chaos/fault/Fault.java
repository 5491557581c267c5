package io.opcuaws.chaos.fault;

import io.opcuaws.chaos.client.Garbage;
import io.opcuaws.chaos.client.Moment;
import io.opcuaws.chaos.client.SlowClient;
import io.opcuaws.chaos.client.VanishingClient;
import io.opcuaws.chaos.client.Way;
import io.opcuaws.chaos.net.Direction;
import io.opcuaws.chaos.net.Flow;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Something that goes wrong. */
public sealed interface Fault {

    /** Lets it happen, and returns when it is over. */
    void happenTo(Victims victims) throws InterruptedException;

    /** The server's process is killed, and some time later started again. */
    record ServerKilled(Duration down) implements Fault {
        @Override
        public void happenTo(Victims victims) throws InterruptedException {
            victims.restartServer(down.toMillis());
        }
    }

    /** All connections end at once. */
    record WireCut(Side side) implements Fault {
        @Override
        public void happenTo(Victims victims) {
            victims.wire(side).cut();
        }
    }

    /** One way of each connection ends; a while later the rest of it does. */
    record WireHalfClosed(Side side, Direction direction, Duration open) implements Fault {
        @Override
        public void happenTo(Victims victims) throws InterruptedException {
            victims.wire(side).halfClose(direction);
            TimeUnit.MILLISECONDS.sleep(open.toMillis());
            victims.wire(side).cut();
        }
    }

    /** Connections stay open, and carry nothing. */
    record WireStalled(Side side, Duration time) implements Fault {
        @Override
        public void happenTo(Victims victims) throws InterruptedException {
            carry(victims, side, new Flow.Stalled(), time);
        }
    }

    /** Each connection carries little. */
    record WireSlowed(Side side, int bytesPerSecond, Duration time) implements Fault {
        @Override
        public void happenTo(Victims victims) throws InterruptedException {
            carry(victims, side, new Flow.Slow(bytesPerSecond), time);
        }
    }

    /** A client is gone at a moment. */
    record ClientVanishes(Moment moment, Way way, boolean secured) implements Fault {
        @Override
        public void happenTo(Victims victims) throws InterruptedException {
            new VanishingClient(victims.ground(), moment, way, secured).act();
        }
    }

    /** A client of many values reads none of them for a while. */
    record ClientReadsNothing(Duration time) implements Fault {
        @Override
        public void happenTo(Victims victims) throws InterruptedException {
            new SlowClient(victims.ground(), time).act();
        }
    }

    /** Somebody takes the gateway for something else. */
    record GarbageFlung(Garbage garbage, long seed) implements Fault {
        @Override
        public void happenTo(Victims victims) {
            garbage.fling(victims.ground(), seed);
        }
    }

    private static void carry(Victims victims, Side side, Flow flow, Duration time) throws InterruptedException {
        victims.wire(side).carry(flow);
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } finally {
            victims.wire(side).carry(new Flow.Open());
        }
    }
}
