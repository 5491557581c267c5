package io.opcuaws.opcua.call;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;

/** The headers of requests to a server. */
public final class Requests {

    private static final long MAX_HINT = 0xFFFF_FFFFL;

    private Requests() {}

    /**
     * A header.
     *
     * @param timeout told to the server, and how long the answer is waited for; at least a millisecond, because 0 would
     *     mean for ever
     */
    public static RequestHeader header(NodeId authenticationToken, Duration timeout) {
        long hint = Math.max(1, Math.min(MAX_HINT, timeout.toMillis()));
        return new RequestHeader(authenticationToken, DateTime.now(), uint(0), uint(0), null, uint(hint), null);
    }

    /** The header of a request that the server answers when it has something to say. */
    public static RequestHeader openEnded(NodeId authenticationToken) {
        return new RequestHeader(authenticationToken, DateTime.now(), uint(0), uint(0), null, uint(0), null);
    }
}
