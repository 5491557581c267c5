package io.opcuaws.opcua;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import io.opcuaws.protocol.message.ApplicationDescription;
import io.opcuaws.protocol.message.EndpointDescription;
import io.opcuaws.protocol.message.FindServersRequest;
import io.opcuaws.protocol.message.FindServersResponse;
import io.opcuaws.protocol.message.GetEndpointsRequest;
import io.opcuaws.protocol.message.GetEndpointsResponse;
import io.opcuaws.protocol.message.LocalizedText;
import io.opcuaws.protocol.message.ReadRequest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What servers say of themselves to anyone; no connection is left behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryTest {

    private final Rig rig = Rig.start();

    @Test
    void aServerTellsItsEndpoints() throws Exception {
        List<EndpointDescription> endpoints = ask(
                        new GetEndpointsRequest(rig.server.endpointUrl(), List.of(), List.of()),
                        GetEndpointsResponse.class)
                .endpoints();

        assertThat(endpoints).hasSize(11);
        assertThat(endpoints)
                .extracting(EndpointDescription::serverCertificate)
                .containsOnly(Base64.getEncoder()
                        .encodeToString(rig.server.certificate().getEncoded()));
        assertThat(endpoints)
                .extracting(EndpointDescription::securityPolicyUri)
                .contains("http://opcfoundation.org/UA/SecurityPolicy#None");
        assertThat(endpoints)
                .allSatisfy(
                        endpoint -> assertThat(endpoint.userIdentityTokens()).isNotEmpty());
    }

    @Test
    void aServerTellsItsName() {
        ApplicationDescription server = ask(
                        new FindServersRequest(rig.server.endpointUrl(), List.of(), List.of()),
                        FindServersResponse.class)
                .servers()
                .get(0);

        assertThat(server.productUri()).isEqualTo("urn:opcua-ws-gateway");
        assertThat(requireNonNull(server.applicationName()))
                .isEqualTo(new LocalizedText("en", "opcua-ws-gateway demo server"));
    }

    @Test
    void anAddressThatIsNoneIsABadArgument() {
        assertThat(Rig.failure(discover(new FindServersRequest("http://127.0.0.1", List.of(), List.of()))))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(StatusCode.BAD_INVALID_ARGUMENT);
                    assertThat(failure.sentence()).startsWith("/Body/EndpointUrl: ");
                });
    }

    @Test
    void whereNobodyListensTheConnectionIsRejected() {
        String url = "opc.tcp://127.0.0.1:" + Peer.freePort();

        assertThat(Rig.failure(discover(new GetEndpointsRequest(url, List.of(), List.of())))
                        .status())
                .isEqualTo(StatusCode.BAD_CONNECTION_REJECTED);
    }

    @Test
    void aServiceThatNeedsASessionIsNotPerformed() {
        assertThat(Rig.failure(discover(new ReadRequest(List.of(), 0, 2))).status())
                .isEqualTo(StatusCode.BAD_SERVICE_UNSUPPORTED);
    }

    private <R> R ask(ServiceRequest request, Class<R> response) {
        return response.cast(Rig.result(discover(request)));
    }

    private CompletionStage<ServiceResponse> discover(ServiceRequest request) {
        return rig.opcUa.discover(request, Rig.SOON);
    }

    @AfterEach
    void nothingIsLeft() {
        rig.awaitNothingLeft();
    }

    @AfterAll
    void stop() {
        rig.close();
    }
}
