/** A WebSocket client that costs next to nothing: one thread, requests made beforehand, answers searched and not parsed. */
@NullMarked
package io.opcuaws.bench.wire;

import org.jspecify.annotations.NullMarked;
