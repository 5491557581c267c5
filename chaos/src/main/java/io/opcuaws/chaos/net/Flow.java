package io.opcuaws.chaos.net;

/** How a wire carries what is said on it. */
public sealed interface Flow {

    /** At once. */
    record Open() implements Flow {}

    /** Not at all, though it stays open. */
    record Stalled() implements Flow {}

    /** So many bytes a second, each way of each connection. */
    record Slow(int bytesPerSecond) implements Flow {}
}
