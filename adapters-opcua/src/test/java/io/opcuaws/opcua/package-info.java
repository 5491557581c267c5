/** Tests over real sockets on 127.0.0.1, against the demo server and against peers that misbehave. */
@NullMarked
package io.opcuaws.opcua;

import org.jspecify.annotations.NullMarked;
