package io.opcuaws.opcua;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the gateway deals with OPC UA servers. Begin with {@link #in} and change what matters: every {@code with} method gives a
 * changed copy.
 *
 * @param dataDirectory where certificates are kept; made if it is missing
 * @param trustAllServers every server is trusted, whatever its certificate: for trying out, never for a plant
 * @param applicationName the gateway's name, as servers show it
 * @param applicationUri goes into the gateway's own certificate when that is made, {@code {host}} being this machine's name;
 *     after that the certificate's counts
 * @param productUri what the gateway is, as servers show it
 * @param sessionTimeout how long a server keeps a session that it hears nothing of; at most 60 s, so that none outlives its
 *     client for long
 * @param keepAliveInterval silence after which a server is asked whether it still lives
 * @param keepAliveTimeout how long its answer is waited for; then the connection counts as lost
 * @param recoveryTimeout how long one attempt to bring a session back may take
 * @param closeTimeout how long closing a session may take, and closing all of them
 * @param maxMessageBytes the largest message of a server that is accepted; a larger one ends the connection
 */
public record OpcUaSettings(
        Path dataDirectory,
        boolean trustAllServers,
        String applicationName,
        String applicationUri,
        String productUri,
        Duration sessionTimeout,
        Duration keepAliveInterval,
        Duration keepAliveTimeout,
        Duration recoveryTimeout,
        Duration closeTimeout,
        int maxMessageBytes) {

    private static final Duration MAX_SESSION_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

    public OpcUaSettings {
        if (sessionTimeout.compareTo(MAX_SESSION_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the session timeout may be 60 s at most: " + sessionTimeout);
        }
    }

    /** Trusts only what is in the data directory; notices a silent server after 10 s. */
    public static OpcUaSettings in(Path dataDirectory) {
        return new OpcUaSettings(
                dataDirectory,
                false,
                "opcua-ws-gateway",
                "urn:{host}:opcua-ws-gateway",
                "urn:opcua-ws-gateway",
                MAX_SESSION_TIMEOUT,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                MAX_MESSAGE_BYTES);
    }

    public OpcUaSettings withTrustAllServers(boolean newTrustAllServers) {
        return new OpcUaSettings(
                dataDirectory,
                newTrustAllServers,
                applicationName,
                applicationUri,
                productUri,
                sessionTimeout,
                keepAliveInterval,
                keepAliveTimeout,
                recoveryTimeout,
                closeTimeout,
                maxMessageBytes);
    }

    public OpcUaSettings withKeepAlive(Duration newInterval, Duration newTimeout) {
        return new OpcUaSettings(
                dataDirectory,
                trustAllServers,
                applicationName,
                applicationUri,
                productUri,
                sessionTimeout,
                newInterval,
                newTimeout,
                recoveryTimeout,
                closeTimeout,
                maxMessageBytes);
    }

    public OpcUaSettings withMaxMessageBytes(int newMaxMessageBytes) {
        return new OpcUaSettings(
                dataDirectory,
                trustAllServers,
                applicationName,
                applicationUri,
                productUri,
                sessionTimeout,
                keepAliveInterval,
                keepAliveTimeout,
                recoveryTimeout,
                closeTimeout,
                newMaxMessageBytes);
    }
}
