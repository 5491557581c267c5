package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.protocol.message.ReadResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session does when its server goes away and comes back. */
class ReconnectTest {

    private static final UserIdentity USER = new UserIdentity.UserName("user1", Secret.ofText("password1"));
    private static final Duration FEW_SECONDS = Duration.ofSeconds(6);

    private final RecordedSignals signals = new RecordedSignals();
    private Rig rig = Rig.start(
            DemoServerOptions.defaults(),
            settings -> settings.withKeepAlive(Duration.ofMillis(500), Duration.ofMillis(500)));

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void keepsItsSessionWhenTheConnectionIsCut() {
        OpcUaSession session = rig.open(rig.settings(), signals);

        rig.server.dropConnections();

        signals.await("interrupted", "restored false");
        assertThat(signals.reasons().get(0).status().name()).isEqualTo("BadConnectionClosed");
        assertThat(Rig.readBody(session, "Demo.Access.ReadOnly")).isEqualTo("42");
        assertThat(rig.server.sessionCount()).isEqualTo(1);
        Rig.result(session.close());
        rig.awaitNothingLeft();
        signals.await("interrupted", "restored false");
    }

    @Test
    void keepsItsSecuredSessionWithItsUserWhenTheConnectionIsCut() {
        OpcUaSession session = rig.open(
                rig.settings(SecurityPolicy.AES256_SHA256_RSA_PSS, SecurityMode.SIGN_AND_ENCRYPT, USER), signals);

        rig.server.dropConnections();
        signals.await("interrupted", "restored false");
        rig.server.dropConnections();
        signals.await("interrupted", "restored false", "interrupted", "restored false");

        assertThat(rig.server.sessionCount()).isEqualTo(1);
        Rig.result(session.close());
        rig.awaitNothingLeft();
    }

    @Test
    void makesANewSessionWhenTheServerIsRestarted() {
        OpcUaSession session = rig.open(rig.settings(SecurityPolicy.BASIC256_SHA256, SecurityMode.SIGN, USER), signals);

        rig.server.close();
        signals.await("interrupted");
        assertThat(Rig.failure(Rig.read(session, "Demo.Access.ReadOnly"))
                        .status()
                        .name())
                .isEqualTo("BadNotConnected");

        rig.restartServer();
        long start = System.nanoTime();
        signals.await("interrupted", "restored false");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(FEW_SECONDS);

        assertThat(Rig.readBody(session, "Demo.Access.ReadOnly")).isEqualTo("42");
        assertThat(rig.server.sessionCount()).isEqualTo(1);
        Rig.result(session.close());
        rig.awaitNothingLeft();
    }

    /** An administrator ends it on the server; nothing of the network is broken. */
    @Test
    void makesANewSessionWhenTheServerForgetsIt() {
        OpcUaSession session = rig.open(rig.settings(), signals);

        rig.server.deleteSessions();
        assertThat(Rig.failure(Rig.read(session, "Demo.Access.ReadOnly"))
                        .status()
                        .name())
                .isEqualTo("BadConnectionClosed");

        signals.await("interrupted", "restored false");
        assertThat(Rig.readBody(session, "Demo.Access.ReadOnly")).isEqualTo("42");
        Rig.result(session.close());
        rig.awaitNothingLeft();
    }

    /** Also without any request: the keep-alive asks. */
    @Test
    void noticesThatTheServerForgotIt() {
        rig.open(rig.settings(), signals);

        rig.server.deleteSessions();

        signals.await("interrupted", "restored false");
        assertThat(rig.server.sessionCount()).isEqualTo(1);
    }

    @Test
    void noticesAHungServerAndComesBack() {
        OpcUaSession session = rig.open(rig.settings(), signals);

        rig.server.freeze(true);
        signals.await("interrupted");
        assertThat(signals.reasons().get(0).status().name()).isEqualTo("BadTimeout");

        rig.server.freeze(false);
        signals.await("interrupted", "restored false");
        assertThat(Rig.readBody(session, "Demo.Access.ReadOnly")).isEqualTo("42");
    }

    @Test
    void failsWhatIsInFlightWhenTheServerDies() {
        OpcUaSession session = rig.open(rig.settings(), signals);
        CompletionStage<ReadResponse> slow = Rig.read(session, "Demo.Access.Slow");

        rig.server.dropConnections();

        assertThat(Rig.failure(slow).status().name()).isEqualTo("BadConnectionClosed");
    }

    /** While it is away, once; not once per attempt. */
    @Test
    void tellsOnceThatItIsAway() {
        rig.open(rig.settings(), signals);
        rig.server.refuseConnections(true);
        rig.server.dropConnections();

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(3))
                .until(() -> signals.all().size() <= 1);
        rig.server.refuseConnections(false);

        signals.await("interrupted", "restored false");
    }

    @Test
    void staysClosedWhenItIsClosedWhileAway() {
        OpcUaSession session = rig.open(rig.settings(), signals);
        rig.server.close();
        signals.await("interrupted");

        Rig.result(session.close());
        rig.restartServer();

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(3))
                .until(() -> rig.server.connectionCount() == 0);
        signals.await("interrupted");
        assertThat(Rig.failure(Rig.read(session, "Demo.Access.ReadOnly"))
                        .status()
                        .name())
                .isEqualTo("BadSessionClosed");
    }

    /** The server still has the session; nobody should have to wait for its timeout. */
    @Test
    void isClosedOnTheServerEvenIfTheConnectionIsJustLost() {
        OpcUaSession session = rig.open(rig.settings(), signals);

        rig.server.dropConnections();
        Rig.result(session.close());

        rig.awaitNothingLeft();
    }
}
