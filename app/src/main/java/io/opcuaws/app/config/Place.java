package io.opcuaws.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a value can stand, and what it must be there. */
record Place(List<String> path, Type<?> type) {

    static final String VARIABLE_PREFIX = "OPCUA_WS_GATEWAY_";

    Place {
        path = List.copyOf(path);
    }

    Place below(List<String> parent) {
        List<String> whole = new ArrayList<>(parent);
        whole.addAll(path);
        return new Place(whole, type);
    }

    /** The environment variable that stands for this place. */
    String variable() {
        return variable(String.join(".", path));
    }

    static String variable(String path) {
        return VARIABLE_PREFIX + path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
