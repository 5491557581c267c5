package io.opcuaws.chaos.server;

import io.opcuaws.demo.DemoCertificate;
import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The demo server's process: serves until its parent is gone, and says what clients hold when it is asked. */
public final class DemoMain {

    static final int COUNTERS = 1_000;
    static final String LISTENS = "listens ";
    static final String HELD = "held ";

    /** Short, so that a run can wait for the end of what was lost on a broken wire. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);

    private DemoMain() {}

    /** @param args the port, 0 for a free one, and the folder of its certificate */
    public static void main(String[] args) throws IOException {
        DemoServerOptions options = DemoServerOptions.defaults()
                .withPort(Integer.parseInt(args[0]))
                .withCertificate(DemoCertificate.in(Path.of(args[1])))
                .withAdvertisedHost("behind-the-wire.invalid")
                .withMaxSessionTimeout(SESSION_TIMEOUT)
                .withManyPushed(COUNTERS);
        try (DemoServer server = DemoServer.start(options);
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(LISTENS + server.options().port());
            while (commands.readLine() != null) {
                System.out.println(HELD + server.sessionCount() + " " + server.subscriptionCount() + " "
                        + server.connectionCount());
            }
        }
        System.exit(0);
    }
}
