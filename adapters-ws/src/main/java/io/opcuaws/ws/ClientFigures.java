package io.opcuaws.ws;

/**
 * How it is with the clients now, and how it was with those that read slowly.
 *
 * @param connections WebSockets that are open
 * @param queuedBytes what waits for clients to read it
 * @param longestQueueBytes what waits for the client for which most does
 * @param slowEpisodes how often a client has fallen behind so far that values were replaced by newer ones
 * @param replacedValues how many were
 * @param closedAsSlow how many clients were closed because they read too slowly
 */
public record ClientFigures(
        int connections,
        long queuedBytes,
        long longestQueueBytes,
        long slowEpisodes,
        long replacedValues,
        long closedAsSlow) {}
