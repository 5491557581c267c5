package io.opcuaws.demo.history;

import io.opcuaws.demo.event.DemoEvent;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Readings to be continued. A point is good for one continuation, of the same node, in the same session; it is gone when it is
 * used or released, or when the session ends. Any thread may call.
 */
final class ContinuationPoints {

    /** More than that are refused with {@code Bad_NoContinuationPoints}. */
    private static final int MAX_PER_SESSION = 10;

    private record Kept(NodeId session, NodeId node, Reading<?> reading) {}

    private final Map<ByteString, Kept> points = new HashMap<>();

    synchronized ByteString keep(Session session, NodeId node, Reading<?> reading) throws UaException {
        NodeId id = session.getSessionId();
        if (points.values().stream().filter(kept -> kept.session().equals(id)).count() >= MAX_PER_SESSION) {
            throw new UaException(StatusCodes.Bad_NoContinuationPoints);
        }
        ByteString point = DemoEvent.newId();
        points.put(point, new Kept(id, node, reading));
        return point;
    }

    /**
     * Takes a point, which is then gone.
     *
     * @throws UaException {@code Bad_ContinuationPointInvalid} if there is none for that session and node
     */
    synchronized Reading<?> take(Session session, NodeId node, ByteString point) throws UaException {
        Kept kept = points.get(point);
        if (kept == null
                || !kept.session().equals(session.getSessionId())
                || !kept.node().equals(node)) {
            throw new UaException(StatusCodes.Bad_ContinuationPointInvalid);
        }
        points.remove(point);
        return kept.reading();
    }

    synchronized void releaseAll(Session session) {
        points.values().removeIf(kept -> kept.session().equals(session.getSessionId()));
    }
}
