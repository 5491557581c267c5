package io.opcuaws.app.tracing;

import java.net.URI;

/**
 * Where traces go.
 *
 * @param endpoint takes OTLP over HTTP
 * @param percent how many of the requests are traced, 0 to 100
 */
public record TracingSettings(URI endpoint, int percent) {}
