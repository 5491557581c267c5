package io.opcuaws.ws;

import io.opcuaws.protocol.codec.WireForm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names under which a client can ask for a form of the messages, in the WebSocket handshake. */
enum Subprotocol {
    V1("opcua-gw.v1", WireForm.V1),
    V2("opcua-gw.v2", WireForm.V2),
    /** The name that clients of the existing gateway ask for. */
    JSON("json", WireForm.V1);

    private final String wireName;
    private final WireForm form;

    Subprotocol(String wireName, WireForm form) {
        this.wireName = wireName;
        this.form = form;
    }

    String wireName() {
        return wireName;
    }

    WireForm form() {
        return form;
    }

    /** The first of the client's list that we know; empty: the handshake answers none and the form is v1. */
    static Optional<Subprotocol> choose(List<String> offered) {
        return offered.stream()
                .flatMap(name -> Arrays.stream(values()).filter(known -> known.wireName.equals(name)))
                .findFirst();
    }
}
