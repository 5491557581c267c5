package io.opcuaws.ws;

import io.opcuaws.ws.Visitors.Visit;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Decides who may open a WebSocket. Callable from any thread. */
final class Door {

    private final DoorSettings settings;

    Door(DoorSettings settings) {
        this.settings = settings;
    }

    /** Why a client may not; empty: it may, and has been counted. */
    Optional<Refusal> refusal(Request request, Visit visit) {
        HttpFields headers = request.getHeaders();
        String host = Optional.ofNullable(headers.get(HttpHeader.HOST)).orElse("");
        if (!settings.origins().admit(headers.getValuesList(HttpHeader.ORIGIN), host, request.isSecure())) {
            return Optional.of(Refusal.ORIGIN);
        }
        return switch (visit.asks()) {
            case COME_IN -> Optional.empty();
            case TOO_MANY -> Optional.of(Refusal.TOO_MANY);
            case TOO_MANY_OF_ADDRESS -> Optional.of(Refusal.TOO_MANY_OF_ADDRESS);
        };
    }
}
