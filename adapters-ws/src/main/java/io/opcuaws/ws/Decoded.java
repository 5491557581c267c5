package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.Secret;

/** What came of a client's text. */
sealed interface Decoded {

    /** A request for the domain. */
    record Understood(ClientRequest request) implements Decoded {}

    /** The client says who it is. */
    record Authenticate(RequestContext context, Secret token) implements Decoded {}

    /** The answer to a text that is no proper request. */
    record NotUnderstood(Refused answer) implements Decoded {}
}
