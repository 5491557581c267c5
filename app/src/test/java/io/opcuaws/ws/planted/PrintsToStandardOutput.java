package io.opcuaws.ws.planted;

/** Talks past the log. */
public final class PrintsToStandardOutput {

    private PrintsToStandardOutput() {}

    static void print() {
        System.out.println("here");
    }
}
