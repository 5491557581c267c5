package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.Notice.Notified;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the client has to be told of a recovery. Outlives an attempt that fails: what was made anew then is anew for the client
 * also if the next attempt finds it as it should be. On the lane only.
 */
final class Untold {

    private final Map<Object, Notified> notices = new LinkedHashMap<>();
    private boolean recreated;

    /** Some subscription was made anew, or could not be. */
    void recreated() {
        recreated = true;
    }

    boolean isRecreated() {
        return recreated;
    }

    /** A subscription or an item could not be made anew. */
    void lost(Object what, Notified notice) {
        notices.put(what, notice);
    }

    /** Now it could. */
    void found(Object what) {
        notices.remove(what);
    }

    List<Notified> notices() {
        return List.copyOf(notices.values());
    }

    /** The client has been told. */
    void told() {
        notices.clear();
        recreated = false;
    }
}
