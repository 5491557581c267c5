package io.opcuaws.chaos.net;

import io.opcuaws.chaos.net.Flow.Open;
import io.opcuaws.chaos.net.Flow.Slow;
import io.opcuaws.chaos.net.Flow.Stalled;
import java.util.OptionalLong;

/** What all pumps of a wire obey. Remembers since when it has been open, so that nobody is blamed for what it held back. */
final class Valve {

    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final long LOOK_MILLIS = 50;

    private Flow flow = new Open();
    private long openSince = System.nanoTime();

    synchronized void set(Flow newFlow) {
        if (newFlow instanceof Open && !(flow instanceof Open)) {
            openSince = System.nanoTime();
        }
        flow = newFlow;
        notifyAll();
    }

    /** All that was open has ended; whoever comes has a wire that is as good as new. */
    synchronized void touched() {
        openSince = System.nanoTime();
    }

    /** Nothing if it is not open now. */
    synchronized OptionalLong openSince() {
        return flow instanceof Open ? OptionalLong.of(openSince) : OptionalLong.empty();
    }

    /** How much may pass at a time. */
    synchronized int parcel(int most) {
        return flow instanceof Slow slow ? Math.max(1, Math.min(most, slow.bytesPerSecond() / 20)) : most;
    }

    /** Waits until so many bytes may have passed; looks from time to time whether somebody still wants them to. */
    synchronized void pass(int bytes, Wanted wanted) throws InterruptedException {
        long start = System.nanoTime();
        while (wanted.still() && waiting(bytes, System.nanoTime() - start) > 0) {
            wait(Math.min(LOOK_MILLIS, waiting(bytes, System.nanoTime() - start) / NANOS_A_MILLI + 1));
        }
    }

    private long waiting(int bytes, long waited) {
        if (flow instanceof Stalled) {
            return Long.MAX_VALUE / 2;
        }
        return flow instanceof Slow slow ? bytes * NANOS_A_SECOND / slow.bytesPerSecond() - waited : 0;
    }

    /** Whether bytes that are held back still have somewhere to go. */
    interface Wanted {
        boolean still();
    }
}
