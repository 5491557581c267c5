/** Broken messages for the gateway as it is shipped, over a real WebSocket. */
@NullMarked
package io.opcuaws.fuzz.wire;

import org.jspecify.annotations.NullMarked;
