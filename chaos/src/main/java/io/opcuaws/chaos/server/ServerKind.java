package io.opcuaws.chaos.server;

import io.opcuaws.chaos.net.FaultyWire;
import java.util.Locale;

/** Which OPC UA server a run has. */
public enum ServerKind {
    /** Our own, on Milo. */
    DEMO {
        @Override
        public KillableServer start(FaultyWire wire) {
            return DemoProcess.start(wire);
        }
    },
    /** One that shares no code with the gateway. */
    NODE_OPCUA {
        @Override
        public KillableServer start(FaultyWire wire) {
            return NodeProcess.start(wire);
        }
    };

    /** Starts it behind the wire, and leads the wire to it. */
    public abstract KillableServer start(FaultyWire wire);

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
