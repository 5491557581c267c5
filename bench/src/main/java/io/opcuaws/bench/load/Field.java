package io.opcuaws.bench.load;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.bench.child.BareProcess;
import io.opcuaws.bench.child.DemoProcess;
import io.opcuaws.bench.child.EchoProcess;
import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.bench.wire.Wire;

/** All processes of a run, which live side by side; who is not measured is idle. */
public final class Field implements AutoCloseable {

    private static final int PUSHED = 10_000;

    private final DemoProcess server = new DemoProcess(PUSHED, "127.0.0.1");
    private final GatewayProcess gateway = GatewayProcess.start(
            "--trust-all-servers",
            "--limits.connections-per-address=1000000",
            "--limits.connections=1000000",
            "--limits.logins-per-minute-and-address=1000000");
    private final BareProcess bare = new BareProcess(server.url());
    private final EchoProcess echo = new EchoProcess();
    private final JvmProbe gatewayProbe = JvmProbe.of(gateway.pid());
    private final JvmProbe echoProbe = JvmProbe.of(echo.pid());
    private final JvmProbe own = JvmProbe.own();
    private final Wire wire = new Wire();

    BareProcess bare() {
        return bare;
    }

    Wire wire() {
        return wire;
    }

    GatewayProcess gateway() {
        return gateway;
    }

    /** A new connection with a session. */
    WireSession session() {
        return WireSession.login(wire.connect(gateway.url()), WireSession.login(server.url(), "None"));
    }

    String server() {
        return server.url();
    }

    EchoProcess echo() {
        return echo;
    }

    JvmProbe probe(Subject subject) {
        return switch (subject) {
            case GATEWAY -> gatewayProbe;
            case ECHO, BRIDGE -> echoProbe;
            case BARE -> throw new IllegalArgumentException("it measures itself");
        };
    }

    Meter meter(Subject subject) {
        return new Meter(wire, probe(subject), own);
    }

    @Override
    public void close() {
        wire.close();
        gatewayProbe.close();
        echoProbe.close();
        echo.close();
        bare.close();
        gateway.close();
        server.close();
    }
}
