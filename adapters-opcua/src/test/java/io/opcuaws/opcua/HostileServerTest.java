package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocatorMetric;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.opcua.hostile.HostileServer;
import io.opcuaws.opcua.hostile.HostileServer.Trick;
import io.opcuaws.opcua.hostile.Spoilt;
import io.opcuaws.opcua.hostile.Tricks;
import io.opcuaws.protocol.message.BrowseDescription;
import io.opcuaws.protocol.message.BrowseRequest;
import io.opcuaws.protocol.message.CreateMonitoredItemsRequest;
import io.opcuaws.protocol.message.CreateSubscriptionRequest;
import io.opcuaws.protocol.message.CreateSubscriptionResponse;
import io.opcuaws.protocol.message.MonitoredItemCreateRequest;
import io.opcuaws.protocol.message.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server answers: who asked gets an answer in time, nothing stays open, the log stays short, and a session with
 * another server does not notice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileServerTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** The machine may be busy; a client's patience is longer. */
    private static final Duration LATE = Duration.ofSeconds(5);

    /** A login that was given up listens for its session so long. */
    private static final Duration GONE = Duration.ofSeconds(15);

    private static final int FEW_LINES = 5;
    private static final int REQUESTS = 5;
    private static final int HALF_MESSAGES = 12;
    private static final Duration FLOOD = Duration.ofMillis(200);
    private static final BrowseRequest BROWSE = new BrowseRequest(
            null, 0, List.of(new BrowseDescription(new NodeId(0, "85", null), 0, null, false, 0, 63)));
    private static final CreateSubscriptionRequest SUBSCRIPTION =
            new CreateSubscriptionRequest(100, 1_000, 10, 1_000, true, 0, false);

    private final Rig rig = Rig.start();
    private final OpcUaSession good = rig.open(rig.settings());

    @AfterAll
    void stop() {
        rig.close();
    }

    static Stream<Arguments> logins() {
        return Stream.of(Tricks.greeting(), Tricks.channel(), Tricks.messages(), Tricks.endpoints(), Tricks.sessions())
                .flatMap(tricks -> tricks);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logins")
    void aLoginEndsInTime(String sentence, Trick trick) {
        try (HostileServer server = new HostileServer(trick);
                LoudLines log = new LoudLines()) {
            Optional<OpcUaSession> session =
                    inTime(rig.opcUa.open(Rig.settings(server.url()), TIMEOUT, new RecordedSignals()));
            session.ifPresent(opened -> {
                inTime(Rig.read(opened, "x"));
                inTime(opened.close());
            });
            assertNoHarm(server, log);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.opcuaws.opcua.hostile.ServiceTricks#services")
    void aRequestEndsInTime(String sentence, Trick trick) {
        try (HostileServer server = new HostileServer(trick);
                LoudLines log = new LoudLines()) {
            OpcUaSession session = rig.open(Rig.settings(server.url()));
            for (int i = 0; i < REQUESTS; i++) {
                inTime(Rig.read(session, "x"));
                inTime(session.invoke(BROWSE, TIMEOUT));
            }
            inTime(session.close());
            assertNoHarm(server, log);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.opcuaws.opcua.hostile.ServiceTricks#subscriptions")
    void aSessionWithASubscriptionGoesOn(String sentence, Trick trick) {
        try (HostileServer server = new HostileServer(trick);
                LoudLines log = new LoudLines()) {
            OpcUaSession session = rig.open(Rig.settings(server.url()));
            long subscription = ((CreateSubscriptionResponse)
                            inTime(session.invoke(SUBSCRIPTION, TIMEOUT)).orElseThrow())
                    .subscriptionId();
            MonitoredItemCreateRequest item = Live.item(new NodeId(1, "x", "1"), Live.parameters(1, null, 1));
            inTime(session.invoke(new CreateMonitoredItemsRequest(subscription, 2, List.of(item)), TIMEOUT));
            int before = server.calls("MSG");
            await().pollDelay(FLOOD).atMost(LATE).until(() -> server.calls("MSG") > before);

            assertThat(inTime(Rig.read(session, "x"))).isPresent();

            inTime(session.close());
            assertNoHarm(server, log);
        }
    }

    /** The connection is lost then, or not even that; what is asked meanwhile is answered either way. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.opcuaws.opcua.hostile.ServiceTricks#renewals")
    void aChannelThatIsNotRenewedIsALostConnectionAtMost(String sentence, Trick trick) {
        try (HostileServer server = new HostileServer(trick);
                LoudLines log = new LoudLines()) {
            OpcUaSession session = rig.open(Rig.settings(server.url()));
            int before = server.calls("OPN");
            await().atMost(LATE).pollInterval(Duration.ofMillis(10)).until(() -> server.calls("OPN") > before);

            for (int i = 0; i < REQUESTS; i++) {
                inTime(Rig.read(session, "x"));
            }

            inTime(session.close());
            assertNoHarm(server, log);
        }
    }

    /** Milo forgets the chunks of a message without an end; in Netty's pool they would stay for ever. */
    @Test
    void whatNeverBecomesAMessageIsNotKept() {
        PooledByteBufAllocatorMetric pool = PooledByteBufAllocator.DEFAULT.metric();
        try (HostileServer server = new HostileServer(Spoilt::halfAMessage)) {
            long before = pool.usedDirectMemory();
            for (int i = 0; i < HALF_MESSAGES; i++) {
                inTime(rig.opcUa.open(Rig.settings(server.url()), TIMEOUT, new RecordedSignals()));
            }
            assertThat(pool.usedDirectMemory() - before).isLessThan(HALF_MESSAGES * Spoilt.HALF_A_MESSAGE / 2);
        }
    }

    private static <T> Optional<T> inTime(CompletionStage<T> stage) {
        long start = System.nanoTime();
        try {
            return Optional.ofNullable(
                    stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join());
        } catch (CompletionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            failure -> assertThat(failure.failure().status().isGood())
                                    .isFalse());
            return Optional.empty();
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATE);
        }
    }

    private void assertNoHarm(HostileServer server, LoudLines log) {
        assertThat(Rig.readBody(good, "Demo.Access.ReadOnly")).isEqualTo("42");
        await().atMost(GONE).pollInterval(Duration.ofMillis(10)).until(() -> server.connections() == 0);
        assertThat(log.lines()).hasSizeLessThanOrEqualTo(FEW_LINES).noneMatch(line -> line.startsWith("ERROR"));
    }
}
