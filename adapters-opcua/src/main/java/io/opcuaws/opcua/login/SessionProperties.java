package io.opcuaws.opcua.login;

import java.time.Duration;

/**
 * How the gateway presents itself to servers, and what it asks of them.
 *
 * @param applicationName its name, also the beginning of its sessions' names
 * @param productUri what it is
 * @param sessionTimeout how long a server keeps a session that it hears nothing of
 * @param maxResponseBytes the largest message that is accepted
 */
public record SessionProperties(
        String applicationName, String productUri, Duration sessionTimeout, int maxResponseBytes) {}
