/** Counts what happens, for Prometheus. */
@NullMarked
package io.opcuaws.app.metrics;

import org.jspecify.annotations.NullMarked;
