/** A WebSocket server on Jetty that answers with what it was taught: what the gateway's messages cost without a gateway. */
@NullMarked
package io.opcuaws.bench.echo;

import org.jspecify.annotations.NullMarked;
