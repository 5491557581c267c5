package io.opcuaws.ws;

import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.websocket.api.ExtensionConfig;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;

/**
 * Whether clients may compress messages. Without takeover of contexts: else every connection would keep two windows for as long
 * as it lives.
 *
 * @param inflatedBytes the longest message of a client that compresses; empty: nobody may
 */
record Compression(OptionalInt inflatedBytes) {

    private static final String DEFLATE = "permessage-deflate";

    /** What the client gets of what it offers. */
    Optional<ExtensionConfig> choose(ServerUpgradeRequest request) {
        return inflatedBytes.isPresent()
                        && request.getExtensions().stream()
                                .anyMatch(offered -> offered.getName().equals(DEFLATE))
                ? Optional.of(ExtensionConfig.parse(DEFLATE + ";server_no_context_takeover;client_no_context_takeover"))
                : Optional.empty();
    }

    /** The longest message that a client may send which got this. */
    int longest(int uncompressed, Optional<ExtensionConfig> chosen) {
        return chosen.isPresent() && inflatedBytes.isPresent()
                ? Math.min(uncompressed, inflatedBytes.getAsInt())
                : uncompressed;
    }
}
