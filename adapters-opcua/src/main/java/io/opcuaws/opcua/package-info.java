/**
 * The servers' side of the gateway: the domain's port to OPC UA, on Eclipse Milo's client stack.
 *
 * <p>Below it, from the wire up: {@code channel} (one TCP connection with its secure channel), {@code pki} (the gateway's
 * certificate, and whose it trusts), {@code login} (from a discovery URL to an activated session), {@code session} (its life
 * after that), {@code service} (a message of the protocol as a service call, and back), {@code value} (values as JSON),
 * {@code structure} (what the bytes of structures mean) and {@code status} (what went wrong, in the domain's words). Only this
 * package is meant for the rest of the gateway.
 */
@NullMarked
package io.opcuaws.opcua;

import org.jspecify.annotations.NullMarked;
