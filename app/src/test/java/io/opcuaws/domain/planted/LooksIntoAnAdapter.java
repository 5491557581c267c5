package io.opcuaws.domain.planted;

import io.opcuaws.opcua.value.Values;

/** Knows a room of an adapter that is not for others. */
public final class LooksIntoAnAdapter {

    private LooksIntoAnAdapter() {}

    static String name() {
        return Values.class.getName();
    }
}
