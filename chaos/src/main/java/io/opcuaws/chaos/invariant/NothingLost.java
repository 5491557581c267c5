package io.opcuaws.chaos.invariant;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Of a queued counter no value is lost and none comes twice, within one life of the server. A server that was killed has
 * forgotten everything, so then, and only then, the gateway may say that it made subscriptions anew, and the counter begins
 * anywhere. A server may tell the newest value once more when a session comes back; that is its word, which nobody takes away.
 */
public final class NothingLost {

    private static final String PROMISE = "a queued counter loses nothing and shows nothing twice";
    private static final long ANY = -1;

    private final Violations violations;
    private final IntSupplier kills;
    private final boolean repeated;
    private final AtomicLong values = new AtomicLong();

    /**
     * @param kills how often the server was killed so far, counted before it is
     * @param repeated whether the server tells newest values once more when a session comes back
     */
    public NothingLost(Violations violations, IntSupplier kills, boolean repeated) {
        this.repeated = repeated;
        this.violations = violations;
        this.kills = kills;
    }

    /** The counters of a session that is about to log in. */
    public Counters counters(String client, int items) {
        return new Counters(client, items, kills.getAsInt());
    }

    /** How many values have come. */
    public long values() {
        return values.get();
    }

    /** Whether the newest value of an item may come once more; after that it may again until there is a newer one. */
    private enum Repeat {
        NO,
        ONCE,
        NOW
    }

    /** The items of one session, by their handles from 0 on. For one thread at a time. */
    public final class Counters {

        private final String client;
        private final long[] last;
        private final Repeat[] repeats;
        private final int killsBefore;
        private int recreated;

        private Counters(String client, int items, int killsBefore) {
            this.client = client;
            this.last = new long[items];
            this.repeats = new Repeat[items];
            Arrays.fill(repeats, Repeat.NO);
            this.killsBefore = killsBefore;
            Arrays.fill(last, ANY);
        }

        /**
         * A value that must be one more than the one before.
         *
         * @param told how the gateway has told it
         */
        public void value(int item, long value, Object told) {
            values.incrementAndGet();
            if (value == last[item] && repeats[item] != Repeat.NO) {
                repeats[item] = Repeat.NOW;
                return;
            }
            repeats[item] = repeats[item] == Repeat.NOW ? Repeat.NO : repeats[item];
            if (last[item] != ANY && value != last[item] + 1) {
                violations.add(PROMISE, "%s got %d after %d: %s", client, value, last[item], told);
            }
            last[item] = value;
        }

        /** A value before which some were lost, as it says itself. */
        public void valueAfterOverflow(int item, long value, Object told) {
            values.incrementAndGet();
            if (value <= last[item]) {
                violations.add(PROMISE, "%s got %d after %d: %s", client, value, last[item], told);
            }
            last[item] = value;
        }

        /** The gateway says that the session has come back. */
        public void reconnected() {
            Arrays.fill(repeats, repeated ? Repeat.ONCE : Repeat.NO);
        }

        /** The gateway says that it had to make the subscriptions anew. */
        public void recreated() {
            recreated++;
            if (recreated > kills.getAsInt() - killsBefore) {
                violations.add(
                        PROMISE,
                        "%s had its subscriptions made anew %d times, though the server was killed %d times only",
                        client,
                        recreated,
                        kills.getAsInt() - killsBefore);
            }
            Arrays.fill(last, ANY);
        }

        /** The gateway says that it has not kept all that was missed. */
        public void gap() {
            violations.add(PROMISE, "%s was told of a gap though it came back at once", client);
        }
    }
}
