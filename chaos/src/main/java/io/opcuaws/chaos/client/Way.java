package io.opcuaws.chaos.client;

import io.opcuaws.chaos.net.GatewaySocket;
import java.io.IOException;

/** How a client vanishes. */
public enum Way {
    /** As a program that ends. */
    CLOSES(false) {
        @Override
        void leave(GatewaySocket socket) {
            socket.close();
        }
    },
    /** As a machine that crashes. */
    RESETS(false) {
        @Override
        void leave(GatewaySocket socket) {
            socket.reset();
        }
    },
    /** Says nothing more, but listens on for a while. */
    CLOSES_HALF(true) {
        @Override
        void leave(GatewaySocket socket) throws IOException {
            socket.halfClose();
        }
    },
    /** As a browser's page that is left. */
    SAYS_GOODBYE(true) {
        @Override
        void leave(GatewaySocket socket) throws IOException {
            socket.sayGoodbye();
        }
    };

    private final boolean listens;

    Way(boolean listens) {
        this.listens = listens;
    }

    /** Whether it still listens for the end. */
    boolean listens() {
        return listens;
    }

    abstract void leave(GatewaySocket socket) throws IOException;
}
