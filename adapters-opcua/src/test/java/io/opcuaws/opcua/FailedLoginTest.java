package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.demo.DemoCertificate;
import io.opcuaws.demo.DemoEndpoint;
import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.demo.DemoToken;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a login can fail: each with its own status, in time, and without a trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedLoginTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final UserIdentity USER = new UserIdentity.UserName("user1", Secret.ofText("password1"));

    private final Rig usual = Rig.start();
    private Rig rig = usual;

    @AfterEach
    void leavesNothingOnTheServer() {
        rig.awaitNothingLeft();
        if (rig != usual) {
            rig.close();
            rig = usual;
        }
    }

    @AfterAll
    void stop() {
        usual.close();
    }

    private void startServer(DemoServerOptions options) {
        rig = Rig.start(options);
    }

    private String status(SessionSettings settings) {
        return rig.failureOfOpen(settings).status().name();
    }

    private String statusAt(String url) {
        return status(Rig.settings(url));
    }

    @Test
    void unknownHost() {
        assertThat(statusAt("opc.tcp://no-such-host.invalid:4840")).isEqualTo("BadTcpEndpointUrlInvalid");
    }

    @Test
    void nobodyListens() {
        assertThat(statusAt("opc.tcp://127.0.0.1:" + Peer.freePort())).isEqualTo("BadConnectionRejected");
    }

    /** Not seconds later: the gateway promises its clients the time of the answer. */
    @Test
    void silentListenerIsATimeoutInTime() throws Exception {
        try (Peer peer = Peer.silent()) {
            long start = System.nanoTime();
            Failure failure = Rig.failure(rig.opcUa.open(Rig.settings(peer.url()), SHORT, new RecordedSignals()));
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(failure.status().name()).isEqualTo("BadTimeout");
            assertThat(took).isBetween(SHORT.minusMillis(100), SHORT.plusMillis(700));
            await().atMost(Rig.SOON).until(() -> peer.open() == 0);
        }
    }

    @Test
    void frozenServerIsATimeout() {
        rig.server.freeze(true);
        Failure failure = Rig.failure(rig.opcUa.open(rig.settings(), SHORT, new RecordedSignals()));
        rig.server.freeze(false);

        assertThat(failure.status().name()).isEqualTo("BadTimeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "220", "\0\0\0\0\0\0\0\0"})
    void somethingElseListens(String greeting) throws Exception {
        try (Peer peer = Peer.saying(greeting)) {
            assertThat(statusAt(peer.url())).isEqualTo("BadCommunicationError");
            await().atMost(Rig.SOON).until(() -> peer.open() == 0);
        }
    }

    @Test
    void somethingElseHangsUp() throws Exception {
        try (Peer peer = Peer.closing()) {
            assertThat(statusAt(peer.url())).isEqualTo("BadCommunicationError");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "http://127.0.0.1:4840",
                "opc.wss://127.0.0.1",
                "opc.tcp://",
                "opc.tcp://:4840",
                "opc.tcp://host:0",
                "opc.tcp://host:65536",
                "opc.tcp://a b"
            })
    void urlThatIsNone(String url) {
        assertThat(rig.failureOfOpen(Rig.settings(url)).sentence()).startsWith("/Body/DiscoveryUrl: ");
        assertThat(statusAt(url)).isEqualTo("BadInvalidArgument");
    }

    @Test
    void policyAndModeThatContradictEachOther() {
        UserIdentity anonymous = new UserIdentity.Anonymous();

        assertThat(status(rig.settings(SecurityPolicy.NONE, SecurityMode.SIGN, anonymous)))
                .isEqualTo("BadInvalidArgument");
        assertThat(status(rig.settings(SecurityPolicy.BASIC256, SecurityMode.NONE, anonymous)))
                .isEqualTo("BadInvalidArgument");
    }

    @Test
    void serverWithoutThePolicy() {
        startServer(DemoServerOptions.defaults().withEndpoints(List.of(DemoEndpoint.NONE)));

        assertThat(status(
                        rig.settings(SecurityPolicy.BASIC256_SHA256, SecurityMode.SIGN, new UserIdentity.Anonymous())))
                .isEqualTo("BadSecurityPolicyRejected");
    }

    @Test
    void serverWithThePolicyButNotTheMode() {
        startServer(DemoServerOptions.defaults()
                .withEndpoints(List.of(new DemoEndpoint(
                        org.eclipse.milo.opcua.stack.core.security.SecurityPolicy.Basic256Sha256,
                        MessageSecurityMode.SignAndEncrypt))));

        assertThat(status(
                        rig.settings(SecurityPolicy.BASIC256_SHA256, SecurityMode.SIGN, new UserIdentity.Anonymous())))
                .isEqualTo("BadSecurityModeRejected");
    }

    @Test
    void serverWithoutTheKindOfToken() {
        startServer(DemoServerOptions.defaults().withTokens(Set.of(DemoToken.ANONYMOUS)));

        assertThat(status(rig.settings(USER))).isEqualTo("BadIdentityTokenRejected");
    }

    @Test
    void serverWithoutTheTokenPolicyThatIsNamed() {
        SessionSettings settings = new SessionSettings(
                rig.server.endpointUrl(),
                SecurityPolicy.NONE,
                SecurityMode.NONE,
                USER,
                Optional.of("another"),
                Optional.empty());

        assertThat(status(settings)).isEqualTo("BadIdentityTokenRejected");
    }

    /** Ruling 2: what the client insists on is not silently replaced, least of all by something better or worse. */
    @Test
    void passwordThatMayOnlyBeSentInClearWhereTheServerWantsItEncrypted() {
        SessionSettings settings = new SessionSettings(
                rig.server.endpointUrl(),
                SecurityPolicy.NONE,
                SecurityMode.NONE,
                USER,
                Optional.empty(),
                Optional.of(SecurityPolicy.NONE));

        assertThat(status(settings)).isEqualTo("BadIdentityTokenRejected");
    }

    @Test
    void wrongPassword() {
        assertThat(status(rig.settings(new UserIdentity.UserName("user1", Secret.ofText("wrong")))))
                .isEqualTo("BadUserAccessDenied");
    }

    @Test
    void wrongToken() {
        assertThat(status(rig.settings(new UserIdentity.Issued(Secret.ofText("wrong")))))
                .isEqualTo("BadIdentityTokenRejected");
    }

    @Test
    void userCertificateThatTheServerDoesNotTrust() {
        startServer(DemoServerOptions.defaults()
                .withTrustedUserCertificates(Set.of(DemoCertificate.generate().certificate())));

        assertThat(status(rig.settings(User.identity()))).isEqualTo("BadIdentityTokenRejected");
    }

    @Test
    void userCertificateThatCannotBeRead() {
        UserIdentity.Certificate user = User.identity();

        assertThat(status(rig.settings(new UserIdentity.Certificate("MIIB", user.privateKey()))))
                .isEqualTo("BadIdentityTokenInvalid");
        assertThat(status(rig.settings(new UserIdentity.Certificate(user.certificate(), Secret.ofText("MIIB")))))
                .isEqualTo("BadIdentityTokenInvalid");
    }

    @Test
    void serverThatDoesNotTrustTheGateway() {
        startServer(DemoServerOptions.defaults().withTrustedClientCertificates(Set.of()));

        assertThat(status(rig.settings(
                        SecurityPolicy.BASIC256_SHA256, SecurityMode.SIGN_AND_ENCRYPT, new UserIdentity.Anonymous())))
                .isEqualTo("BadSecurityChecksFailed");
    }

    @Test
    void serverThatHasTooManySessions() {
        startServer(DemoServerOptions.defaults().withMaxSessions(1));
        OpcUaSession first = rig.open(rig.settings());

        assertThat(status(rig.settings())).isEqualTo("BadTooManySessions");

        Rig.result(first.close());
    }

    /** The server has made the session when the gateway gives up; a PLC has few of them. */
    @Test
    void sessionThatComesTooLateIsClosed() throws Exception {
        startServer(DemoServerOptions.defaults().withAdvertisedHost("demo.invalid"));
        try (HoldingProxy proxy = new HoldingProxy(rig.server.options().port())) {
            long start = System.nanoTime();
            Failure failure = Rig.failure(rig.opcUa.open(Rig.settings(proxy.url()), SHORT, new RecordedSignals()));
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(failure.status().name()).isEqualTo("BadTimeout");
            assertThat(took).isLessThan(SHORT.plusMillis(700));
            assertThat(rig.server.sessionCount()).isEqualTo(1);

            proxy.release();
            rig.awaitNothingLeft();
        }
    }

    /** It must not keep its connection for ever either. */
    @Test
    void connectionOfASessionThatNeverComesIsClosed() throws Exception {
        startServer(DemoServerOptions.defaults().withAdvertisedHost("demo.invalid"));
        try (HoldingProxy proxy = new HoldingProxy(rig.server.options().port())) {
            Rig.failure(rig.opcUa.open(Rig.settings(proxy.url()), SHORT, new RecordedSignals()));

            await().atMost(Rig.SOON).until(() -> rig.server.connectionCount() == 0);
            rig.server.close(); // the session itself ends at its timeout; this server need not wait for that
            rig.restartServer();
        }
    }
}
