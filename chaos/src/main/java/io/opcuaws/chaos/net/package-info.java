/** Wires that can be hurt, and a WebSocket client that can end at any byte. */
@NullMarked
package io.opcuaws.chaos.net;

import org.jspecify.annotations.NullMarked;
