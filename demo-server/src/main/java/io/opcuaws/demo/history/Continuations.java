package io.opcuaws.demo.history;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;

/** What clients have yet to fetch; the oldest is forgotten when there is too much. Safe for any thread. */
final class Continuations {

    private static final int MOST = 100;

    private final Map<ByteString, List<?>> rests = new LinkedHashMap<>();
    private long next;

    synchronized ByteString keep(List<?> rest) {
        ByteString point =
                ByteString.of(ByteBuffer.allocate(Long.BYTES).putLong(++next).array());
        rests.put(point, rest);
        if (rests.size() > MOST) {
            rests.remove(rests.keySet().iterator().next());
        }
        return point;
    }

    /** Each point serves once. */
    synchronized List<?> take(ByteString point) throws UaException {
        List<?> rest = rests.remove(point);
        if (rest == null) {
            throw new UaException(StatusCodes.Bad_ContinuationPointInvalid);
        }
        return rest;
    }
}
