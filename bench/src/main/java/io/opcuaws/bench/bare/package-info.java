/** Milo's client without a gateway, doing what the gateway does at its servers. */
@NullMarked
package io.opcuaws.bench.bare;

import org.jspecify.annotations.NullMarked;
