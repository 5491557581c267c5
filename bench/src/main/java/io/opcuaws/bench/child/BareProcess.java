package io.opcuaws.bench.child;

import io.opcuaws.app.peer.ChildProcess;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.bench.bare.BareMain;
import io.opcuaws.bench.measure.Slice;
import java.time.Duration;

/** Milo's client without a gateway, in a process of its own that asks and measures by itself. */
public final class BareProcess implements AutoCloseable {

    private final ChildProcess process;

    /** @param server the server that it asks */
    public BareProcess(String server) {
        process = JavaProcess.start("bare client", BareMain.class, server);
        process.takeLine("ready", Patience.START);
    }

    /** Closed loops of a request: {@code read-1}, {@code read-1000}, {@code write-1} or {@code browse}. */
    public Slice requests(String name, int connections, int inFlight, Duration warmUp, Duration time) {
        return load("requests " + name, connections, inFlight, warmUp, time);
    }

    /** Closed loops of logins with logouts. */
    public Slice logins(String policy, int parallel, Duration warmUp, Duration time) {
        return load("logins " + policy, parallel, 1, warmUp, time);
    }

    /** Monitors variables that change ten times a second. */
    public Slice values(int clients, int itemsEach, Duration warmUp, Duration time) {
        return load("values pushed", clients, itemsEach, warmUp, time);
    }

    /** What so many idle sessions keep on its heap, in bytes. */
    public long heapOfSessions(int count) {
        process.send("sessions " + count);
        return Long.parseLong(answer(Patience.START));
    }

    private Slice load(String what, int first, int second, Duration warmUp, Duration time) {
        process.send(what + " " + first + " " + second + " " + warmUp.toMillis() + " " + time.toMillis());
        Duration patience = warmUp.plus(time).plus(Patience.START);
        return Slice.parse(answer(patience));
    }

    private String answer(Duration patience) {
        return process.takeLine(BareMain.ANSWER, patience).substring(BareMain.ANSWER.length());
    }

    @Override
    public void close() {
        process.close();
    }
}
