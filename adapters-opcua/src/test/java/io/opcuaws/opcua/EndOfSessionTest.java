package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.UserIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left when sessions end: nothing. */
class EndOfSessionTest {

    private final Rig rig = Rig.start(
            DemoServerOptions.defaults(),
            settings -> settings.withKeepAlive(Duration.ofMillis(300), Duration.ofMillis(300)));

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void closingTwiceIsClosingOnce() {
        OpcUaSession session = rig.open(rig.settings());

        CompletionStage<Void> first = session.close();
        Rig.result(session.close());
        Rig.result(first);
        Rig.result(session.close());

        rig.awaitNothingLeft();
        assertThat(Rig.failure(Rig.read(session, "Demo.Access.ReadOnly"))
                        .status()
                        .name())
                .isEqualTo("BadSessionClosed");
    }

    @Test
    void closingIsBoundedWithAHungServer() {
        OpcUaSession session = rig.open(rig.settings());
        rig.server.freeze(true);

        long start = System.nanoTime();
        Rig.result(session.close());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        rig.server.freeze(false);

        rig.awaitNothingLeft();
    }

    /** The server still has the session, and can be reached again at that very moment. */
    @Test
    void closingWhileWaitingToReconnectClosesItOnTheServer() {
        for (int i = 0; i < 10; i++) {
            OpcUaSession session = interruptedSession();
            rig.server.refuseConnections(false);

            Rig.result(session.close());

            rig.awaitNothingLeft();
        }
    }

    /** A new connection is just being made when nobody wants it any more. */
    @Test
    void closingWhileReconnectingClosesWhatComesBack() {
        for (int i = 0; i < 10; i++) {
            OpcUaSession session = interruptedSession();
            rig.server.refuseConnections(false);
            await().pollInterval(Duration.ofMillis(1)).until(() -> rig.server.connectionCount() > 0);

            Rig.result(session.close());

            rig.awaitNothingLeft();
        }
    }

    private OpcUaSession interruptedSession() {
        RecordedSignals signals = new RecordedSignals();
        OpcUaSession session = rig.open(rig.settings(), signals);
        rig.server.refuseConnections(true);
        rig.server.dropConnections();
        signals.await("interrupted");
        return session;
    }

    @Test
    void manySessionsLeaveNoThreadBehind() {
        openAndClose(10);
        int before = threads().size();

        for (int i = 0; i < 9; i++) {
            openAndClose(10);
        }

        rig.awaitNothingLeft();
        await().atMost(Rig.SOON).untilAsserted(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(before));
    }

    @Test
    void closingTheAdapterClosesAllSessionsAndEndsItsThreads() {
        for (int i = 0; i < 20; i++) {
            rig.open(rig.settings(
                    SecurityPolicy.BASIC256_SHA256, SecurityMode.SIGN_AND_ENCRYPT, new UserIdentity.Anonymous()));
        }
        RecordedSignals signals = new RecordedSignals();
        rig.open(rig.settings(), signals);

        rig.opcUa.close();

        assertThat(rig.server.sessionCount()).isZero();
        rig.awaitNothingLeft();
        assertThat(signals.all()).isEmpty();
        await().atMost(Rig.SOON).untilAsserted(() -> assertThat(threads()).isEmpty());
        assertThat(Rig.failure(rig.opcUa.open(rig.settings(), Rig.SOON, signals))
                        .status()
                        .name())
                .isEqualTo("BadShutdown");
    }

    @Test
    void closingTheAdapterEndsLoginsThatAreUnderWay() throws Exception {
        try (Peer peer = Peer.silent()) {
            CompletionStage<OpcUaSession> login =
                    rig.opcUa.open(Rig.settings(peer.url()), Duration.ofSeconds(30), new RecordedSignals());
            await().atMost(Rig.SOON).until(() -> peer.open() == 1);

            rig.opcUa.close();

            assertThat(Rig.failure(login).status().name()).isEqualTo("BadShutdown");
            await().atMost(Rig.SOON).until(() -> peer.open() == 0);
        }
    }

    private void openAndClose(int count) {
        List<CompletionStage<OpcUaSession>> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opening.add(rig.opcUa.open(rig.settings(), Rig.SOON, new RecordedSignals()));
        }
        List<OpcUaSession> sessions = opening.stream().map(Rig::result).toList();
        assertThat(rig.server.sessionCount()).isEqualTo(count);
        sessions.stream().map(OpcUaSession::close).toList().forEach(Rig::result);
        assertThat(rig.server.sessionCount()).isZero();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("opcua-"))
                .collect(Collectors.toSet());
    }
}
