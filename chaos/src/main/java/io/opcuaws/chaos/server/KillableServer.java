package io.opcuaws.chaos.server;

import io.opcuaws.chaos.invariant.Held;

/** An OPC UA server in a process of its own, behind a wire. */
public interface KillableServer extends AutoCloseable {

    /** The nodes that clients use. */
    Nodes nodes();

    /** What clients hold, by its own count. */
    Held held();

    /** Ends it as a power cut would. */
    void kill();

    /** Starts it after {@link #kill}: same port, same certificate, everything else forgotten. Returns when it listens. */
    void startAgain();

    @Override
    void close();

    /**
     * @param counter a variable whose every value is queued, up by one each time; {@code %d} is the number of the item
     * @param counters how many of these there are
     * @param writable a variable that takes any Double
     * @param repeated whether the server tells the newest value of each item once more when a session comes back
     */
    record Nodes(String counter, int counters, String writable, boolean repeated) {}
}
