package io.opcuaws.bench.load;

import io.opcuaws.app.peer.Patience;
import io.opcuaws.bench.measure.Slice;
import io.opcuaws.bench.wire.Text;
import io.opcuaws.bench.wire.WireConnection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Closed loops: each request is sent again as soon as its answer has come. An answer of an unusual length is a failure. */
final class RequestLoop {

    private static final byte[] HANDLE = Text.needle("\"ClientHandle\":\"");
    private static final byte[] STATUS = Text.needle("\"StatusCode\":");
    private static final int TOLERANCE = 64;
    private static final double TOLERATED = 0.1;

    private final int usualLength;
    private final Counts counts = new Counts();
    private final List<Slots> connections = new ArrayList<>();
    private int underWay;
    private boolean stopped;

    /** @param usualLength how long an answer is, more or less */
    RequestLoop(int usualLength) {
        this.usualLength = usualLength;
    }

    /** What goes over a connection: the request with ClientHandle 0, the one with 1, and so on. */
    void add(WireConnection connection, List<String> requests) {
        Slots slots = new Slots(
                connection, requests.stream().map(WireConnection::message).toList());
        connections.add(slots);
        connection.tell(slots::received);
    }

    Slice run(Meter meter, Pace pace) {
        connections.forEach(Slots::start);
        Slice slice = meter.measure(pace, counts);
        stopped = true;
        meter.wire().runUntil(() -> underWay == 0, Patience.ANSWER);
        if (underWay > 0) {
            throw new IllegalStateException(underWay + " requests were never answered");
        }
        return slice;
    }

    private final class Slots {

        private final WireConnection connection;
        private final List<ByteBuffer> requests;
        private final long[] sent;

        Slots(WireConnection connection, List<ByteBuffer> requests) {
            this.connection = connection;
            this.requests = requests;
            sent = new long[requests.size()];
        }

        void start() {
            for (int slot = 0; slot < sent.length; slot++) {
                send(slot);
            }
        }

        private void send(int slot) {
            underWay++;
            sent[slot] = System.nanoTime();
            connection.send(requests.get(slot));
        }

        void received(Text answer) {
            int handle = answer.after(HANDLE, 0);
            int status = answer.after(STATUS, handle);
            if (status < 0) {
                return; // something that the session tells by itself
            }
            int slot = (int) answer.number(handle);
            underWay--;
            counts.took(System.nanoTime() - sent[slot]);
            counts.done();
            if (answer.number(status) != 0
                    || Math.abs(answer.length() - usualLength) > TOLERANCE + TOLERATED * usualLength) {
                counts.failed(1);
            }
            if (!stopped) {
                send(slot);
            }
        }
    }
}
