package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.demo.DemoToken;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which servers are trusted, and how an administrator changes that. */
class TrustTest {

    private static final UserIdentity ANONYMOUS = new UserIdentity.Anonymous();
    private static final UserIdentity USER = new UserIdentity.UserName("user1", Secret.ofText("password1"));

    @TempDir
    Path data;

    private DemoServer server;
    private MiloOpcUa opcUa;

    @BeforeEach
    void start() {
        server = DemoServer.start(DemoServerOptions.defaults()
                .withTokens(Set.of(DemoToken.ANONYMOUS, DemoToken.USER_NAME, DemoToken.USER_NAME_CLEAR)));
        opcUa = MiloOpcUa.start(OpcUaSettings.in(data));
    }

    @AfterEach
    void stop() {
        opcUa.close();
        server.close();
    }

    private SessionSettings settings(
            SecurityPolicy policy, SecurityMode mode, UserIdentity identity, Optional<SecurityPolicy> tokenSecurity) {
        return new SessionSettings(server.endpointUrl(), policy, mode, identity, Optional.empty(), tokenSecurity);
    }

    private SessionSettings secured() {
        return settings(SecurityPolicy.BASIC256_SHA256, SecurityMode.SIGN_AND_ENCRYPT, ANONYMOUS, Optional.empty());
    }

    private SessionSettings open(UserIdentity identity) {
        return settings(SecurityPolicy.NONE, SecurityMode.NONE, identity, Optional.empty());
    }

    private Failure failure(SessionSettings settings) {
        return Rig.failure(opcUa.open(settings, Rig.SOON, new RecordedSignals()));
    }

    private OpcUaSession session(SessionSettings settings) {
        return Rig.result(opcUa.open(settings, Rig.SOON, new RecordedSignals()));
    }

    private List<Path> rejected() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("rejected"))) {
            return files.toList();
        }
    }

    @Test
    void untrustedServerIsRefusedUntilItsCertificateIsMoved() throws IOException {
        assertThat(failure(secured()).status().name()).isEqualTo("BadCertificateUntrusted");
        assertThat(failure(secured()).sentence()).doesNotContain(data.toString());

        assertThat(rejected()).hasSize(1);
        Path file = rejected().get(0);
        Files.move(file, data.resolve("trusted").resolve(file.getFileName()));

        session(secured());
        assertThat(rejected()).isEmpty();
    }

    @Test
    void nothingIsTrustedToReadWithoutSecurity() throws IOException {
        session(open(ANONYMOUS));

        assertThat(rejected()).isEmpty();
    }

    /** Whoever answers could be anybody, and would learn the password. */
    @Test
    void passwordIsNotEncryptedForAnUntrustedServer() {
        assertThat(failure(open(USER)).status().name()).isEqualTo("BadCertificateUntrusted");
    }

    @Test
    void passwordIsSentInClearIfTheClientInsistsAndTheServerTakesIt() {
        session(settings(SecurityPolicy.NONE, SecurityMode.NONE, USER, Optional.of(SecurityPolicy.NONE)));

        assertThat(server.sessionCount()).isEqualTo(1);
    }

    @Test
    void oneCertificateCanBeTrustedByTheProgram() {
        opcUa.alsoTrust(server.certificate());

        session(secured());
        session(open(USER));
        assertThat(server.sessionCount()).isEqualTo(2);
    }

    @Test
    void allAreTrustedOnDemand() {
        opcUa.close();
        opcUa = MiloOpcUa.start(OpcUaSettings.in(data).withTrustAllServers(true));

        session(secured());
        session(open(USER));
        assertThat(server.sessionCount()).isEqualTo(2);
    }

    @Test
    void badFileAmongTheTrustedIsIgnored() throws Exception {
        Files.writeString(data.resolve("trusted/broken.der"), "not a certificate");
        Files.write(data.resolve("trusted/server.crt"), server.certificate().getEncoded());

        session(secured());
        assertThat(server.sessionCount()).isEqualTo(1);
    }

    @Test
    void certificateIsMadeOnceAndKept() {
        opcUa.close();
        byte[] first = opcUa.certificate().getSignature();
        opcUa = MiloOpcUa.start(OpcUaSettings.in(data));

        assertThat(opcUa.certificate().getSignature()).isEqualTo(first);
        assertThat(CertificateUtil.getSanUri(opcUa.certificate()).orElseThrow()).matches("urn:[^{}]+:opcua-ws-gateway");
    }

    @Test
    void keyIsItsOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("own/private-key.pem"))))
                .isEqualTo("rw-------");
        for (String directory : List.of("own", "trusted", "issuers", "rejected")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(directory))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void unusableKeyStopsTheStartWithTheFilesName() throws IOException {
        Files.writeString(data.resolve("own/private-key.pem"), "nonsense");

        assertThatThrownBy(() -> MiloOpcUa.start(OpcUaSettings.in(data)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("own/private-key.pem");
    }
}
