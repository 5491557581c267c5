/**
 * The clients' side of the gateway, on Jetty: the handshake, the text of messages to and from the domain's requests, and
 * what a client gets that cannot keep up or does not keep to the protocol.
 */
@NullMarked
package io.opcuaws.ws;

import org.jspecify.annotations.NullMarked;
