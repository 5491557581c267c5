package io.opcuaws.opcua.session;

import java.time.Duration;

/**
 * How long things may take in the life of a session.
 *
 * @param keepAliveInterval silence after which the server is asked whether it still lives
 * @param keepAliveTimeout how long its answer is waited for
 * @param recoveryTimeout how long one attempt to bring a session back may take
 * @param closeTimeout how long closing may take
 */
public record SessionTimes(
        Duration keepAliveInterval, Duration keepAliveTimeout, Duration recoveryTimeout, Duration closeTimeout) {}
