/** Traces of requests, for OpenTelemetry. */
@NullMarked
package io.opcuaws.app.tracing;

import org.jspecify.annotations.NullMarked;
