package io.opcuaws.ws;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How often each address has tried something in the minute that began with the first time. Callable from any thread. */
final class Attempts {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perMinute;
    private final Map<Object, Minute> minutes = new HashMap<>();

    private static final class Minute {
        private final long begin;
        private int count;

        Minute(long begin) {
            this.begin = begin;
        }
    }

    Attempts(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Whether it may try once more. */
    synchronized boolean isAllowed(InetAddress address, long now) {
        Minute minute = minutes.get(Visitors.network(address));
        return minute == null || now - minute.begin >= MINUTE || minute.count < perMinute;
    }

    /** It tries. */
    synchronized void count(InetAddress address, long now) {
        Object from = Visitors.network(address);
        Minute minute = minutes.get(from);
        if (minute == null || now - minute.begin >= MINUTE) {
            minute = new Minute(now);
            minutes.put(from, minute);
        }
        minute.count++;
    }

    /** It tries if it may. */
    synchronized boolean tryOnce(InetAddress address, long now) {
        boolean allowed = isAllowed(address, now);
        if (allowed) {
            count(address, now);
        }
        return allowed;
    }

    /** Forgets the minutes that are over. */
    synchronized void forgetOld(long now) {
        minutes.values().removeIf(minute -> now - minute.begin >= MINUTE);
    }
}
