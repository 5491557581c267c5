package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Pages;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.PythonScript;
import io.opcuaws.app.peer.TcpProxy;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example of a subscription in Python, as a reader starts it, and what may go wrong around it. */
@Timeout(180)
class PythonClientsIT {

    private static final String COUNTER = "ns=2;s=Demo.Moving.Counter";
    private static final Pattern VALUE = Pattern.compile("\\S+ " + Pattern.quote(COUNTER) + " = (\\d+)");

    @Test
    void valuesComeAndGoOnWhenTheConnectionIsCutAndWhenTheGatewayIsRestarted() {
        try (TcpProxy wire = TcpProxy.open();
                GatewayProcess first = GatewayProcess.start("--demo", "--demo-port", "0")) {
            wire.leadTo(first.url().getPort());
            String server = first.demoServer();
            try (PythonScript script = PythonScript.start(
                    "live_values.py", "--gateway", "ws://127.0.0.1:" + wire.port(), "--server", server, COUNTER)) {
                script.takeLine(COUNTER);
                wire.cut();
                script.takeNote("resumed");
                int before = script.lines().size();
                await().atMost(Patience.ANSWER).until(() -> script.lines().size() > before + 3);
                assertThat(numbers(script.lines())).isSorted().doesNotHaveDuplicates();

                first.terminate();
                try (GatewayProcess second =
                        GatewayProcess.start("--demo", "--demo-port", server.replaceFirst(".*:", ""))) {
                    wire.leadTo(second.url().getPort());
                    script.takeNote("logging in again (BadSessionIdInvalid");
                    int restarted = script.lines().size();
                    await().atMost(Patience.ANSWER).until(() -> script.lines().size() > restarted + 1);

                    script.interrupt();
                    script.takeNote("logged out");
                    assertThat(script.exitCode()).isZero();
                    await().atMost(Patience.ANSWER)
                            .until(() ->
                                    new Pages(second.url()).get("health").body().contains("\"connections\":0"));
                }
            }
        }
    }

    @Test
    void itEndsByItselfAfterSoManyValuesAsOneWantsAndSaysWhatCannotBeMonitored() {
        try (GatewayProcess gateway = GatewayProcess.start("--demo", "--demo-port", "0");
                PythonScript script = PythonScript.start(
                        "live_values.py",
                        "--gateway",
                        gateway.url(),
                        "--target",
                        "demo",
                        "--count",
                        "3",
                        "ns=2;s=None",
                        COUNTER)) {
            assertThat(script.exitCode()).isZero();
            assertThat(numbers(script.lines())).hasSizeGreaterThanOrEqualTo(3);
            script.takeNote("ns=2;s=None cannot be monitored: StatusCode 0x80340000");
        }
    }

    @Test
    void aLoginThatIsRefusedEndsItWithTheReason() {
        try (GatewayProcess gateway = GatewayProcess.start();
                PythonScript script = PythonScript.start(
                        "live_values.py", "--gateway", gateway.url(), "--server", "opc.tcp://127.0.0.1:1", COUNTER)) {
            assertThat(script.exitCode()).isEqualTo(1);
            script.takeNote("BadConnectionRejected: ");
        }
    }

    private static List<Integer> numbers(List<String> lines) {
        return lines.stream()
                .map(VALUE::matcher)
                .peek(line -> assertThat(line.matches()).as(line.toString()).isTrue())
                .map(line -> Integer.valueOf(line.group(1)))
                .toList();
    }
}
