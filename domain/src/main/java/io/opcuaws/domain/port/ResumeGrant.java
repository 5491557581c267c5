package io.opcuaws.domain.port;

import java.time.Duration;

/**
 * What a client needs to take its session over on another connection.
 *
 * @param token proves the client, once
 * @param window how long the session waits for the client when its connection is gone
 */
public record ResumeGrant(Secret token, Duration window) {}
