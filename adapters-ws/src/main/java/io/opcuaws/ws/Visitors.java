package io.opcuaws.ws;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who stands before the door and who is inside: the sockets that are no WebSocket yet, and those that are, in all and of each
 * address. Callable from any thread.
 */
final class Visitors {

    private static final int NETWORK_BYTES = 8;

    private final ConnectionLimits limits;
    private final Map<Object, Count> counts = new HashMap<>();
    /** Those whose handshake is not over, the first that came first. */
    private final Set<Visit> before = new LinkedHashSet<>();

    private int knocking;
    private int inside;

    private static final class Count {
        int knocking;
        int inside;
    }

    enum Answer {
        COME_IN,
        TOO_MANY,
        TOO_MANY_OF_ADDRESS
    }

    Visitors(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** One socket of a client. */
    final class Visit {

        private final Object from;
        private final Runnable cutOff;
        private final long since;
        private final boolean welcome;
        private boolean isInside;
        private boolean isGone;

        private Visit(Object from, Runnable cutOff, long since, boolean welcome) {
            this.from = from;
            this.cutOff = cutOff;
            this.since = since;
            this.welcome = welcome;
        }

        /** False: too many are before the door, and this one is to be cut off at once. */
        boolean isWelcome() {
            return welcome;
        }

        /** The client asks for a WebSocket. What is answered with COME_IN is counted until the socket is gone. */
        Answer asks() {
            synchronized (Visitors.this) {
                return Visitors.this.asks(this);
            }
        }

        /** The client has its WebSocket: it can stay. */
        void staysOn() {
            synchronized (Visitors.this) {
                before.remove(this);
            }
        }

        /** The socket is closed. Repeatable. */
        void leaves() {
            synchronized (Visitors.this) {
                Visitors.this.leaves(this);
            }
        }
    }

    /**
     * A client has opened a socket.
     *
     * @param cutOff closes the socket
     * @param now in nanoseconds, from any beginning
     */
    synchronized Visit arrives(InetAddress address, Runnable cutOff, long now) {
        Object from = network(address);
        Count count = counts.computeIfAbsent(from, any -> new Count());
        knocking++;
        count.knocking++;
        boolean welcome = knocking <= limits.total() && count.knocking <= limits.perAddress();
        Visit visit = new Visit(from, cutOff, now, welcome);
        before.add(visit);
        return visit;
    }

    /** Cuts off those whose handshake takes too long, and says how many there were. */
    int cutOffTheSlow(long now) {
        List<Visit> slow = overdue(now);
        slow.forEach(visit -> visit.cutOff.run());
        return slow.size();
    }

    synchronized int inside() {
        return inside;
    }

    private synchronized List<Visit> overdue(long now) {
        List<Visit> overdue = new ArrayList<>();
        Iterator<Visit> oldest = before.iterator();
        while (oldest.hasNext()) {
            Visit visit = oldest.next();
            if (now - visit.since < limits.handshakeTimeout().toNanos()) {
                break;
            }
            oldest.remove();
            overdue.add(visit);
        }
        return overdue;
    }

    private Answer asks(Visit visit) {
        Count count = counts.get(visit.from);
        if (count == null || visit.isGone || visit.isInside || inside >= limits.total()) {
            return Answer.TOO_MANY;
        }
        if (count.inside >= limits.perAddress()) {
            return Answer.TOO_MANY_OF_ADDRESS;
        }
        visit.isInside = true;
        knocking--;
        count.knocking--;
        inside++;
        count.inside++;
        return Answer.COME_IN;
    }

    private void leaves(Visit visit) {
        Count count = counts.get(visit.from);
        if (count == null || visit.isGone) {
            return;
        }
        visit.isGone = true;
        before.remove(visit);
        if (visit.isInside) {
            inside--;
            count.inside--;
        } else {
            knocking--;
            count.knocking--;
        }
        if (count.inside == 0 && count.knocking == 0) {
            counts.remove(visit.from);
        }
    }

    /** What counts as one address. */
    static Object network(InetAddress address) {
        return address instanceof Inet6Address ? ByteBuffer.wrap(address.getAddress(), 0, NETWORK_BYTES) : address;
    }
}
