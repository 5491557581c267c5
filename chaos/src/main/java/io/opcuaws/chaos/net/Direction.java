package io.opcuaws.chaos.net;

/** Which way bytes go on a wire. */
public enum Direction {
    TO_SERVER,
    TO_CLIENT
}
