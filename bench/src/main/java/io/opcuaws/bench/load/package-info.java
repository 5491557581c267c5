/** The load driver: workloads for the gateway, for Milo's client without a gateway, and for an echo without either. */
@NullMarked
package io.opcuaws.bench.load;

import org.jspecify.annotations.NullMarked;
