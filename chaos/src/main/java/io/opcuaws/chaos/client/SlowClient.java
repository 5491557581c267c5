package io.opcuaws.chaos.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A client of many counters that reads nothing for a while, and then goes on. It knows which values it did not get. */
public final class SlowClient {

    private static final int ROOM_BYTES = 1 << 14;
    private static final int MOST_ITEMS = 300;
    private static final long CATCH_UP_MILLIS = 1_000;

    private final Ground ground;
    private final Duration pause;

    public SlowClient(Ground ground, Duration pause) {
        this.ground = ground;
        this.pause = pause;
    }

    public void act() throws InterruptedException {
        int items = Math.min(MOST_ITEMS, ground.nodes().counters());
        ValueReader reader = new ValueReader(ground.values().counters("slow client", items), () -> {});
        try (Client client = Client.connectWithLittleRoom(ground, "slow client", ROOM_BYTES, reader)) {
            Session session = client.login(false, Duration.ZERO);
            client.monitor(session, items);
            client.pause();
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            client.goOn();
            TimeUnit.MILLISECONDS.sleep(CATCH_UP_MILLIS);
            client.logout(session);
        } catch (IOException broken) {
            // the server was killed just now, or the gateway had enough of us
        }
    }
}
