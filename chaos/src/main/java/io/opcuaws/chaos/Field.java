package io.opcuaws.chaos;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.chaos.client.Ground;
import io.opcuaws.chaos.fault.Side;
import io.opcuaws.chaos.fault.Victims;
import io.opcuaws.chaos.invariant.AnsweredOnce;
import io.opcuaws.chaos.invariant.Healthy;
import io.opcuaws.chaos.invariant.Held;
import io.opcuaws.chaos.invariant.NothingLost;
import io.opcuaws.chaos.invariant.Violations;
import io.opcuaws.chaos.net.FaultyWire;
import io.opcuaws.chaos.net.Flow;
import io.opcuaws.chaos.server.KillableServer;
import io.opcuaws.chaos.server.ServerKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes of a run with the wires between them, and the books that are kept of them. */
final class Field implements Victims, AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** What an answer may need on a busy machine beyond its deadline. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final FaultyWire clientWire = FaultyWire.open();
    private final FaultyWire serverWire = FaultyWire.open();
    private final KillableServer server;
    private final GatewayProcess gateway;
    private final JvmProbe probe;
    private final Healthy healthy;
    private final Ground ground;
    private volatile int kills;

    Field(ServerKind kind, Violations violations) {
        server = kind.start(serverWire);
        gateway = GatewayProcess.start(
                "--trust-all-servers",
                "--default-timeout",
                Long.toString(DEADLINE.toMillis()),
                "--outbound-high-water-bytes",
                "1048576",
                "--limits.logins-per-minute-and-address=1000000");
        probe = JvmProbe.of(gateway.pid());
        clientWire.leadTo(gateway.url().getPort());
        healthy = new Healthy(violations, gateway.url().getPort());
        ground = new Ground(
                clientWire,
                gateway.url().getPort(),
                "opc.tcp://127.0.0.1:" + serverWire.port(),
                server.nodes(),
                new AnsweredOnce(violations, DEADLINE.plus(GRACE)),
                new NothingLost(violations, () -> kills, server.nodes().repeated()));
        ground.answers().watch();
    }

    @Override
    public Ground ground() {
        return ground;
    }

    @Override
    public FaultyWire wire(Side side) {
        return side == Side.CLIENTS ? clientWire : serverWire;
    }

    @Override
    public synchronized void restartServer(long downMillis) throws InterruptedException {
        kills++;
        server.kill();
        TimeUnit.MILLISECONDS.sleep(downMillis);
        server.startAgain();
    }

    int kills() {
        return kills;
    }

    /** From here on wires carry everything at once. */
    void heal() {
        clientWire.carry(new Flow.Open());
        serverWire.carry(new Flow.Open());
    }

    Held heldOnServer() {
        return server.held();
    }

    GatewayProcess gateway() {
        return gateway;
    }

    JvmProbe probe() {
        return probe;
    }

    Healthy healthy() {
        return healthy;
    }

    /** Lines of the gateway's log that say that something is wrong with itself. */
    List<String> errors() {
        return gateway.log().stream().filter(line -> line.contains(" ERROR ")).toList();
    }

    @Override
    public void close() {
        healthy.close();
        probe.close();
        clientWire.close();
        serverWire.close();
        server.close();
        gateway.close();
    }
}
