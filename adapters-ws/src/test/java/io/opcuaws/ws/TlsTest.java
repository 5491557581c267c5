package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.ws.auth.Authentication;
import io.opcuaws.ws.auth.CertificateNames;
import io.opcuaws.ws.tls.ClientCertificates;
import io.opcuaws.ws.tls.TestIssuer;
import io.opcuaws.ws.tls.TestIssuer.Issued;
import io.opcuaws.ws.tls.TlsMaterial;
import io.opcuaws.ws.tls.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that come by wss, and what they show of themselves there. */
class TlsTest {

    private static final String LOGIN = "{'Header':{'MessageType':'GW_LoginRequest','ClientHandle':'c1'},"
            + "'Body':{'DiscoveryUrl':'opc.tcp://127.0.0.1:4840'}}";
    private static final Authentication BY_CERTIFICATE = new Authentication(List.of(new CertificateNames()));

    @TempDir
    private Path folder;

    private final TestIssuer issuer = new TestIssuer("authority");
    private final Issued own = issuer.server();

    TlsTest() throws Exception {}

    @Test
    void aClientTalksToTheGatewayByWss() throws Exception {
        try (TestGateway gateway = start(own.in(folder), Authentication.NONE)) {
            assertThat(connect(gateway, issuer.clientContext()).say(LOGIN).hears())
                    .contains("'StatusCode':'0'");
        }
    }

    @Test
    void withoutTlsNobodyIsServed() throws Exception {
        try (TestGateway gateway = start(own.in(folder), Authentication.NONE);
                RawClient plain = RawClient.knock(gateway.port(), RawClient.HERE)) {
            plain.write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(plain.readToTheEnd()).doesNotContain("HTTP");
        }
    }

    /** Nobody can make its own name lead to a gateway that has a certificate for another one. */
    @Test
    void aPageOfTheGatewaysOwnNameMayConnect() throws Exception {
        try (TestGateway gateway = start(own.in(folder), Authentication.NONE)) {
            URI url = URI.create("wss://localhost:" + gateway.port() + "/");
            Client.connect(
                    http(issuer.clientContext())
                            .newWebSocketBuilder()
                            .header("Origin", "https://localhost:" + gateway.port()),
                    url);
            assertThatThrownBy(() -> Client.connect(
                            http(issuer.clientContext())
                                    .newWebSocketBuilder()
                                    .header("Origin", "http://localhost:" + gateway.port()),
                            url))
                    .hasRootCauseMessage("Unexpected HTTP response status code 403");
        }
    }

    @Test
    void aHandshakeOfTlsThatTakesTooLongIsCutOff() throws Exception {
        DoorSettings hasty = DoorSettings.DEFAULT
                .withTls(own.in(folder))
                .withConnections(new ConnectionLimits(10, 10, Duration.ofMillis(300)));
        try (TestGateway gateway = new TestGateway(TestGateway.SETTINGS.withDoor(hasty));
                RawClient silent = RawClient.knock(gateway.port(), RawClient.HERE)) {
            silent.isCutOff();
        }
    }

    @Test
    void aRenewedCertificateIsShownToNewClientsAndConnectionsStay() throws Exception {
        TlsSettings settings = own.in(folder);
        try (TestGateway gateway = start(settings, Authentication.NONE)) {
            Client before = connect(gateway, issuer.clientContext());
            Issued renewed = issuer.server();
            renewed.in(folder);
            assertThat(certificateOf(gateway)).isEqualTo(own.certificate());

            gateway.server().replace(TlsMaterial.load(settings));
            assertThat(certificateOf(gateway)).isEqualTo(renewed.certificate());
            assertThat(before.say(LOGIN).hears()).contains("'StatusCode':'0'");
        }
    }

    @Test
    void aCertificateThatCannotBeUsedLeavesEverythingAsItWas() throws Exception {
        TlsSettings settings = own.in(folder);
        try (TestGateway gateway = start(settings, Authentication.NONE)) {
            TlsSettings wrong = new TlsSettings(settings.certificate(), folder.resolve("missing.pem"));

            assertThatThrownBy(() -> gateway.server().replace(TlsMaterial.load(wrong)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("missing.pem");
            assertThat(certificateOf(gateway)).isEqualTo(own.certificate());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WANTED", "REQUIRED"})
    void aClientIsKnownByItsCertificate(ClientCertificates asked) throws Exception {
        try (TestGateway gateway = start(withClients(asked), BY_CERTIFICATE)) {
            Client client = connect(gateway, issuer.contextOf(issuer.client("CN=panel-7,O=plant")));
            assertThat(client.say(LOGIN).hears()).contains("'StatusCode':'0'");
        }
    }

    @Test
    void withoutACertificateThereIsNoConnectionIfItIsRequired() throws Exception {
        try (TestGateway gateway = start(withClients(ClientCertificates.REQUIRED), BY_CERTIFICATE)) {
            assertThatThrownBy(() -> connect(gateway, issuer.clientContext()))
                    .hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void withoutACertificateAClientIsAStrangerIfItIsWanted() throws Exception {
        try (TestGateway gateway = start(withClients(ClientCertificates.WANTED), BY_CERTIFICATE)) {
            Client client = connect(gateway, issuer.clientContext());
            assertThat(client.say(LOGIN).hears()).contains("'StatusText':'BadIdentityTokenRejected'");
            assertThat(gateway.opcUa.logins).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WANTED", "REQUIRED"})
    void aCertificateOfAStrangerIsNotLetIn(ClientCertificates asked) throws Exception {
        TestIssuer stranger = new TestIssuer("authority");
        try (TestGateway gateway = start(withClients(asked), BY_CERTIFICATE)) {
            Issued forged = stranger.client("CN=panel-7");
            assertThatThrownBy(() -> connect(gateway, issuer.contextOf(forged)))
                    .hasRootCauseInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"O=plant", "CN=a,CN=b", "CN=*"})
    void aCertificateThatDoesNotNameTheClientLetsNobodyIn(String subject) throws Exception {
        try (TestGateway gateway = start(withClients(ClientCertificates.REQUIRED), BY_CERTIFICATE)) {
            Client client = connect(gateway, issuer.contextOf(issuer.client(subject)));
            assertThat(client.say(LOGIN).hears()).contains("'StatusText':'BadIdentityTokenRejected'");
        }
    }

    @Test
    void whoseIssuerIsNotTrustedAnyMoreIsShownOut() throws Exception {
        TestIssuer other = new TestIssuer("new authority");
        TlsSettings settings = withClients(ClientCertificates.REQUIRED);
        try (TestGateway gateway = start(settings, BY_CERTIFICATE)) {
            Client client = connect(gateway, issuer.contextOf(issuer.client("CN=panel-7")));
            gateway.server().replace(TlsMaterial.load(settings));
            assertThat(client.say(LOGIN).hears()).contains("'StatusCode':'0'");

            gateway.server()
                    .replace(TlsMaterial.load(settings.withClients(other.in(folder), ClientCertificates.REQUIRED)));
            assertThat(client.isClosedWith()).isEqualTo(1008);
        }
    }

    private TlsSettings withClients(ClientCertificates asked) throws Exception {
        return own.in(folder).withClients(issuer.in(folder), asked);
    }

    private static TestGateway start(TlsSettings tls, Authentication authentication) throws IOException {
        return new TestGateway(TestGateway.SETTINGS.withDoor(DoorSettings.DEFAULT.withTls(tls)), authentication);
    }

    private static Client connect(TestGateway gateway, SSLContext context) {
        return Client.connect(
                http(context).newWebSocketBuilder(), URI.create("wss://127.0.0.1:" + gateway.port() + "/"));
    }

    private static HttpClient http(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** The certificate that the gateway shows now. */
    private Certificate certificateOf(TestGateway gateway) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) issuer.clientContext().getSocketFactory().createSocket("127.0.0.1", gateway.port())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }
}
