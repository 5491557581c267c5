package io.opcuaws.ws;

import java.util.function.BooleanSupplier;

/**
 * Who looks on, and what is asked of them.
 *
 * @param telemetry is told what clients do and get
 * @param fit whether there is nothing outside of the server for which no new clients should be sent; asked from any thread
 */
public record Watchers(ClientTelemetry telemetry, BooleanSupplier fit) {

    /** Nobody looks. */
    public static final Watchers NONE = new Watchers(ClientTelemetry.NONE, () -> true);
}
