package io.opcuaws.ws.planted.inner;

import io.opcuaws.ws.planted.PublicClient;
import java.util.Objects;

/** The other half of a cycle. */
public final class Inner {

    private Inner() {}

    public static void use(PublicClient client) {
        Objects.requireNonNull(client);
    }
}
