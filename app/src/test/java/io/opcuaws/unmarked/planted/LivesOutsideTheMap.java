package io.opcuaws.unmarked.planted;

import io.opcuaws.ws.WebSocketSettings;

/** In no room, and in a package that says nothing of null. */
public final class LivesOutsideTheMap {

    private LivesOutsideTheMap() {}

    static int port() {
        return WebSocketSettings.DEFAULT.port();
    }
}
