package io.opcuaws.domain.planted;

import io.opcuaws.ws.WebSocketSettings;

/** Points outwards. */
public final class KnowsAnAdapter {

    private KnowsAnAdapter() {}

    static int port() {
        return WebSocketSettings.DEFAULT.port();
    }
}
