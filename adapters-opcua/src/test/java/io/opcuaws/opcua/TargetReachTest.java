package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.message.FindServersRequest;
import io.opcuaws.protocol.message.GetEndpointsRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where the gateway goes for clients, with servers that try to send it elsewhere. The rig's server is at 127.0.0.1. */
class TargetReachTest {

    private static final String REFUSED = "BadUserAccessDenied";

    @AutoClose
    private final Rig rig = Rig.start();

    private void allow(String... entries) {
        rig.opcUa.follow(OpcUaRules.DEFAULT.with(new OpenTargets(List.of(entries))));
    }

    private String statusOfLogin(String url) {
        return rig.failureOfOpen(Rig.settings(url)).status().name();
    }

    @Test
    void aLoginGoesOnlyToWhatIsAllowed() {
        allow("127.0.0.1:" + port());
        assertThat(rig.open(rig.settings())).isNotNull();

        allow("10.0.0.0/8", "plc-*");
        assertThat(statusOfLogin(rig.server.endpointUrl())).isEqualTo(REFUSED);
        assertThat(statusOfLogin("opc.tcp://localhost:" + port())).isEqualTo(REFUSED);
    }

    /** Numbers that some resolvers take for an address, and IPv6 addresses that stand for one. */
    @Test
    void noOtherSpellingOfAnAddressGetsAround() {
        allow("10.0.0.0/8");
        for (String host : List.of("2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]", "[::1]", "0")) {
            assertThat(statusOfLogin("opc.tcp://" + host + ":" + port()))
                    .as(host)
                    .isEqualTo(REFUSED);
        }
    }

    @Test
    void aServerOutOfReachIsNotAskedForAnythingEither() throws IOException {
        allow();
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "opc.tcp://127.0.0.1:" + nobody.getLocalPort();
            nobody.setSoTimeout(1);
            for (ServiceRequest request : List.of(
                    new GetEndpointsRequest(url, List.of(), List.of()),
                    new FindServersRequest(url, List.of(), List.of()))) {
                assertThat(Rig.failure(rig.opcUa.discover(request, Rig.SOON))
                                .status()
                                .name())
                        .isEqualTo(REFUSED);
            }
            assertThat(statusOfLogin(url)).isEqualTo(REFUSED);
            assertThat(isConnectedTo(nobody)).isFalse();
        }
    }

    /** The server says that its endpoints are on another host; the client could not have gone there itself. */
    @Test
    void aServerCannotSendTheGatewayOutOfReach() throws IOException {
        try (ServerSocket victim = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"));
                DemoServer liar = DemoServer.start(DemoServerOptions.defaults()
                        .withPort(victim.getLocalPort())
                        .withAdvertisedHost("127.0.0.2"))) {
            victim.setSoTimeout(1);
            allow("127.0.0.1");

            assertThat(rig.open(Rig.settings(liar.endpointUrl()))).isNotNull();
            assertThat(isConnectedTo(victim)).isFalse();

            allow("127.0.0.0/8"); // now it may: the endpoint's own URL is taken, where nothing answers
            assertThat(Rig.failure(rig.opcUa.open(
                                    Rig.settings(liar.endpointUrl()), Duration.ofSeconds(1), new RecordedSignals()))
                            .status()
                            .name())
                    .isEqualTo("BadTimeout");
            assertThat(isConnectedTo(victim)).isTrue();
        }
    }

    @Test
    void aNamedTargetIsReachedWhateverClientsMayName() {
        allow();

        assertThat(rig.open(rig.settings().named("line-3"))).isNotNull();
        assertThat(statusOfLogin(rig.server.endpointUrl())).isEqualTo(REFUSED);
    }

    private int port() {
        return URI.create(rig.server.endpointUrl()).getPort();
    }

    private static boolean isConnectedTo(ServerSocket socket) throws IOException {
        try {
            socket.accept().close();
            return true;
        } catch (java.net.SocketTimeoutException none) {
            return false;
        }
    }
}
