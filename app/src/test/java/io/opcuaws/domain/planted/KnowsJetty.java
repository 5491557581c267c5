package io.opcuaws.domain.planted;

import org.eclipse.jetty.websocket.api.StatusCode;

/** Knows what only the clients' side may know. */
public final class KnowsJetty {

    private KnowsJetty() {}

    static boolean canBeSent(int code) {
        return StatusCode.isTransmittable(code);
    }
}
