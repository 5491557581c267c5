/**
 * One TCP connection to a server with its secure channel: opened once, used, lost once. It never tries again; that is the
 * session's decision.
 */
@NullMarked
package io.opcuaws.opcua.channel;

import org.jspecify.annotations.NullMarked;
