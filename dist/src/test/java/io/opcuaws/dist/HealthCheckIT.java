package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The container's health check, against whatever a management port may say. */
@Timeout(60)
class HealthCheckIT {

    private static final Path SCRIPT = Archive.PROJECT.resolve("deploy/docker/healthcheck");

    @SuppressWarnings("NullAway.Init")
    private HttpServer managementPort;

    @BeforeEach
    void listen() throws IOException {
        managementPort = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        managementPort.start();
    }

    @AfterEach
    void stop() {
        managementPort.stop(0);
    }

    @Test
    void isGoodIfTheGatewayLives() throws IOException, InterruptedException {
        says(200);

        assertThat(checked()).isEqualTo(new Outcome(0, ""));
    }

    @Test
    void isBadIfItSaysThatItDoesNot() throws IOException, InterruptedException {
        says(503);

        assertThat(checked().exitCode()).isNotZero();
    }

    @Test
    void isBadIfThereIsNoSuchPage() throws IOException, InterruptedException {
        assertThat(checked().exitCode()).isNotZero();
    }

    @Test
    void isBadIfNothingListens() throws IOException, InterruptedException {
        managementPort.stop(0);

        assertThat(checked().exitCode()).isNotZero();
    }

    private void says(int status) {
        managementPort.createContext("/health/live", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private Outcome checked() throws IOException, InterruptedException {
        return Outcome.of(
                Archive.PROJECT,
                Map.of(
                        "OPCUA_WS_GATEWAY_METRICS_PORT",
                        Integer.toString(managementPort.getAddress().getPort())),
                "bash",
                SCRIPT.toString());
    }
}
