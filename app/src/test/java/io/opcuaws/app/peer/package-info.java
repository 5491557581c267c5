/** What the end-to-end tests meet the gateway with: real processes, real sockets, and peers that are not ours. */
@NullMarked
package io.opcuaws.app.peer;

import org.jspecify.annotations.NullMarked;
