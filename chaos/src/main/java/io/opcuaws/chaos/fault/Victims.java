package io.opcuaws.chaos.fault;

import io.opcuaws.chaos.client.Ground;
import io.opcuaws.chaos.net.FaultyWire;

/** Whom faults happen to. Any thread may call. */
public interface Victims {

    /** What clients that come to do harm need to know. */
    Ground ground();

    FaultyWire wire(Side side);

    /** Kills the server, and returns when one like it listens again. One at a time. */
    void restartServer(long downMillis) throws InterruptedException;
}
