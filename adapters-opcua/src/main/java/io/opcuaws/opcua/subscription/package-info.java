/**
 * The subscriptions of a session: what the client knows of them, what the server has, and what keeps the two together when the
 * connection is lost.
 */
@NullMarked
package io.opcuaws.opcua.subscription;

import org.jspecify.annotations.NullMarked;
