package io.opcuaws.bench;

import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.TcpProxy;
import io.opcuaws.bench.child.DemoProcess;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does a value get lost when the wire between gateway and server is cut? */
@Command(name = "cuts", description = "Cuts between gateway and server.", mixinStandardHelpOptions = true)
final class CutsRun implements Callable<Integer> {

    private static final String VARIABLES = "ns=2;s=Demo.Pushed.Many.";
    private static final int MAX_MILLIS_BETWEEN = 3_000;
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @Option(names = "--cuts", description = "How often the wire is cut (default: ${DEFAULT-VALUE}).")
    private int cuts = 20;

    @Option(names = "--items", description = "Variables that change every 100 ms (default: ${DEFAULT-VALUE}).")
    private int items = 200;

    @Option(names = "--seed", description = "When the cuts come (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws InterruptedException {
        Figures figures = new Figures(System.out);
        run(figures);
        return figures.broken().isEmpty() ? 0 : 1;
    }

    void run(Figures figures) throws InterruptedException {
        Random random = new Random(seed);
        figures.say("%d cuts, %d items at 100 ms, seed %d", cuts, items, seed);
        try (DemoProcess server = new DemoProcess(items, "behind-the-wire.invalid");
                TcpProxy wire = TcpProxy.open();
                GatewayProcess gateway = GatewayProcess.start("--trust-all-servers")) {
            wire.leadTo(server.port());
            String behindTheWire = "opc.tcp://127.0.0.1:" + wire.port();
            try (ValueClient client = ValueClient.subscribe(gateway.url(), behindTheWire, VARIABLES, items, false)) {
                await().atMost(RECOVERY).until(() -> client.tally().oldestNewest() >= 0);
                for (int i = 0; i < cuts; i++) {
                    wire.cut();
                    long newest = client.tally().oldestNewest();
                    await().atMost(RECOVERY).until(() -> client.tally().oldestNewest() > newest);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_MILLIS_BETWEEN));
                }
                Tally tally = client.tally();
                figures.say("%d values came", tally.values());
                figures.check(tally.lost() == 0, "%d values lost", tally.lost());
                figures.check(tally.announced() == 0, "%d values announced as lost", tally.announced());
                figures.check(tally.repeated() == 0, "%d values repeated or out of order", tally.repeated());
            }
        }
    }
}
