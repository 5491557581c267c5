package io.opcuaws.ws.planted;

import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Knows what only the servers' side may know. */
public final class KnowsMilo {

    private KnowsMilo() {}

    static String nullNode() {
        return NodeId.NULL_VALUE.toString();
    }
}
