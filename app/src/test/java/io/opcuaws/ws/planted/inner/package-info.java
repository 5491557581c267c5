/** Violations of the architecture's rules, on purpose. */
@NullMarked
package io.opcuaws.ws.planted.inner;

import org.jspecify.annotations.NullMarked;
