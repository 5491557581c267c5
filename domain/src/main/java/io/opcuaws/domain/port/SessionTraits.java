package io.opcuaws.domain.port;

import java.util.Optional;

/**
 * What is told of a session to whoever looks on.
 *
 * @param target the name that the operator has given the server; empty: the client named it by a URL
 * @param client who has the session, or had it last
 */
public record SessionTraits(SessionId id, Optional<String> target, ClientIdentity client) {

    /** The same session, which another connection of its client has now. */
    public SessionTraits of(ClientIdentity other) {
        return new SessionTraits(id, target, other);
    }
}
