package io.opcuaws.bench.wire;

/** Who is told what comes on a connection, on the thread that runs the {@link Wire}. */
public interface Receiver {

    void received(Text text);
}
