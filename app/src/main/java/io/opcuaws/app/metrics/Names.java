package io.opcuaws.app.metrics;

import io.opcuaws.domain.port.StatusCode;
import java.util.Optional;

/** Names of metrics and values of labels. Nothing that a client can choose becomes either. */
final class Names {

    /** Stands for all servers that clients name by their URL; no target can have this name. */
    static final String OPEN_TARGETS = "(open)";

    private static final String OTHER = "other";

    private Names() {}

    static String of(String metric) {
        return "opcua_ws_gateway_" + metric;
    }

    static String target(Optional<String> name) {
        return name.orElse(OPEN_TARGETS);
    }

    /** The name of a status, if the specification knows it: a server could make up others without end. */
    static String status(StatusCode status) {
        return status.isNamed() ? status.name() : OTHER;
    }
}
