package io.opcuaws.opcua;

import static io.opcuaws.opcua.Live.awaitThat;
import static io.opcuaws.opcua.Live.counter;
import static io.opcuaws.opcua.Live.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.protocol.message.CreateMonitoredItemsRequest;
import io.opcuaws.protocol.message.CreateSubscriptionRequest;
import io.opcuaws.protocol.message.DeleteSubscriptionsRequest;
import io.opcuaws.protocol.message.MonitoredItemCreateRequest;
import io.opcuaws.protocol.message.SetMonitoringModeRequest;
import io.opcuaws.protocol.message.SetMonitoringModeResponse;
import io.opcuaws.protocol.message.SetTriggeringRequest;
import io.opcuaws.protocol.message.SetTriggeringResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of subscriptions when the connection is cut, the session is lost, or the server is restarted. */
class SubscriptionRecoveryTest {

    /** Milo lets nobody take over the subscriptions of an anonymous user without security. */
    private static final UserIdentity USER = new UserIdentity.UserName("user1", Secret.ofText("password1"));

    /** The host that it advertises is unknown, so that the gateway stays at the address that it was told: the proxy's. */
    private final Rig rig = Rig.start(
            DemoServerOptions.defaults().withAdvertisedHost("demo.invalid"),
            settings -> settings.withKeepAlive(Duration.ofMillis(500), Duration.ofMillis(2000)));

    private final CuttingProxy proxy = new CuttingProxy(rig.server.options().port());
    private final DemoClient client = DemoClient.connect(rig, Rig.settings(proxy.url(), USER));
    private final Live live = new Live(client);

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
    }

    private void awaitRestored(int times) {
        awaitThat(() -> assertThat(client.signals.all())
                .filteredOn(signal -> signal.startsWith("restored"))
                .hasSizeGreaterThanOrEqualTo(times));
    }

    @Test
    void nothingIsLostOrTwiceWhenTheConnectionIsCut() {
        live.monitor(live.subscribe(), counter(1));
        live.awaitMore(1, 10);

        rig.server.dropConnections();

        awaitRestored(1);
        live.awaitMore(1, 50);
        live.assertNothingLost(1);
        assertThat(client.signals.all()).containsExactly("interrupted", "restored false");
        assertThat(rig.server.subscriptionCount()).isEqualTo(1);
    }

    @Test
    void nothingIsLostWhenOnlyTheSessionIsLost() {
        long id = live.subscribe();
        List<Long> items = live.monitor(id, counter(1));
        live.awaitMore(1, 10);

        rig.server.deleteSessionsButNotSubscriptions();
        rig.server.dropConnections();

        awaitRestored(1);
        live.awaitMore(1, 50);
        live.assertNothingLost(1);
        assertThat(client.signals.all()).containsExactly("interrupted", "restored false");
        awaitThat(() -> assertThat(rig.server.sessionCount()).isEqualTo(1));
        assertThat(live.deleteItems(id, items.get(0))).containsExactly(StatusCodes.Good);
        assertThat(live.delete(id)).containsExactly(StatusCodes.Good);
    }

    @Test
    void subscriptionsAreMadeAnewIfTheServerDoesNotTransferThem() {
        rig.server.refuseTransfers(true);
        long id = live.subscribe();
        List<Long> items = live.monitor(id, counter(1));
        live.awaitMore(1, 10);

        rig.server.deleteSessionsButNotSubscriptions();
        rig.server.dropConnections();

        awaitRestored(1);
        assertThat(client.signals.all()).containsExactly("interrupted", "restored true");
        live.awaitMore(1, 50);
        assertThat(live.deleteItems(id, items.get(0))).containsExactly(StatusCodes.Good);
        assertThat(live.delete(id)).containsExactly(StatusCodes.Good);
    }

    @Test
    void subscriptionsAreMadeAnewIfTheServerForgetsThem() {
        live.monitor(live.subscribe(), counter(1));
        live.awaitMore(1, 10);

        rig.server.deleteSubscriptions();

        awaitRestored(1);
        live.awaitMore(1, 50);
        assertThat(client.signals.all()).containsExactly("interrupted", "restored true");
        assertThat(rig.server.subscriptionCount()).isEqualTo(1);
    }

    @Test
    void aRestartedServerGetsAllAsItWasAndTheClientKeepsItsIds() {
        long first = live.subscribe();
        long second = live.subscribe();
        live.delete(first);
        List<Long> items = live.monitor(second, counter(1), item("Alarm.Level", 2), item("Access.ReadOnly", 3));
        assertThat(client.ask(
                                new SetMonitoringModeRequest(second, Live.SAMPLING, List.of(items.get(0))),
                                SetMonitoringModeResponse.class)
                        .results())
                .containsExactly(StatusCodes.Good);
        assertThat(client.ask(
                                new SetTriggeringRequest(second, items.get(1), List.of(items.get(0)), List.of()),
                                SetTriggeringResponse.class)
                        .addResults())
                .containsExactly(StatusCodes.Good);
        live.awaitBodies(3, "42");

        rig.server.close();
        awaitThat(() -> assertThat(client.signals.all()).containsExactly("interrupted"));
        rig.restartServer();

        awaitRestored(1);
        assertThat(client.signals.all()).containsExactly("interrupted", "restored true");
        live.awaitBodies(3, "42", "42");
        int before = live.values(1).size();
        live.write("Alarm.Level", 11, "21");
        awaitThat(() -> assertThat(live.values(1)).hasSizeGreaterThan(before));
        assertThat(live.deleteItems(second, items.toArray(Long[]::new)))
                .containsOnly(StatusCodes.Good)
                .hasSize(3);
        assertThat(live.delete(second)).containsExactly(StatusCodes.Good);
        assertThat(rig.server.subscriptionCount()).isZero();
    }

    @Test
    void itemsWhoseCreationNobodyHeardOfDoNotStayOnTheServer() {
        long id = live.subscribe(1000, false);
        MonitoredItemCreateRequest[] many = {item("Access.ReadOnly", 1), item("Analog.Level", 2)};

        proxy.cutAfter(0);
        assertThat(client.refusal(new CreateMonitoredItemsRequest(id, 2, List.of(many)))
                        .status()
                        .name())
                .isEqualTo("BadConnectionClosed");

        awaitRestored(1);
        awaitThat(() -> assertThat(rig.server.monitoredItemCount()).isZero());
        live.monitor(id, many);
        live.awaitBodies(1, "42");
        assertThat(rig.server.monitoredItemCount()).isEqualTo(2);
    }

    @Test
    void aSubscriptionWhoseCreationNobodyHeardOfDoesNotStayOnTheServer() {
        proxy.cutAfter(0);
        assertThat(client.refusal(new CreateSubscriptionRequest(50, 2400, 2, 0, true, 0, false))
                        .status()
                        .name())
                .isEqualTo("BadConnectionClosed");
        awaitRestored(1);
        assertThat(rig.server.subscriptionCount()).isEqualTo(1);

        live.monitor(live.subscribe(), counter(1));

        awaitThat(() -> assertThat(rig.server.subscriptionCount()).isEqualTo(1));
        live.awaitMore(1, 50);
        live.assertNothingLost(1);
    }

    /** The client was told that it failed; so the subscription is there until the client deletes it. */
    @Test
    void aSubscriptionWhoseEndNobodyHeardOfIsStillThere() {
        long id = live.subscribe(1000, false);

        proxy.cutAfter(0);
        assertThat(client.refusal(new DeleteSubscriptionsRequest(List.of(id)))
                        .status()
                        .name())
                .isEqualTo("BadConnectionClosed");

        awaitRestored(1);
        assertThat(client.signals.all()).containsExactly("interrupted", "restored true");
        live.monitor(id, counter(1));
        live.awaitMore(1, 10);
        assertThat(live.delete(id)).containsExactly(StatusCodes.Good);
        assertThat(rig.server.subscriptionCount()).isZero();
    }

    @Test
    void nothingIsLostWhenTheRecoveryItselfIsCut() {
        live.monitor(live.subscribe(), counter(1), counter(2));
        live.monitor(live.subscribe(), counter(3));
        live.awaitMore(3, 10);
        List<Integer> budgets = List.of(0, 100, 250, 330, 400, 500, 700, 1000, 1500, 2500);

        recoverWithCutsAt(budgets);

        live.awaitMore(3, 50);
        assertThat(client.signals.all()).doesNotContain("restored true");
        assertAllHeard(1, 2, 3);
    }

    @Test
    void nothingIsLostWhenTakingOverIsCut() {
        live.monitor(live.subscribe(), counter(1), counter(2));
        live.monitor(live.subscribe(), counter(3));
        live.awaitMore(3, 10);
        List<Integer> budgets = List.of(300, 700, 900, 1100, 1300, 1500, 1700, 2000, 2500, 3500);

        for (int budget : budgets) {
            rig.server.deleteSessionsButNotSubscriptions();
            recoverWithCutsAt(List.of(0, budget));
            live.awaitMore(3, 5);
        }

        assertThat(client.signals.all()).doesNotContain("restored true");
        assertAllHeard(1, 2, 3);
        awaitThat(() -> assertThat(rig.server.subscriptionCount()).isEqualTo(2));
    }

    /** Cut between a new subscription and its items, or before the client could be told of it. */
    @Test
    void whatIsMadeAnewIsWholeAndToldOnceWhenThatIsCut() {
        live.monitor(live.subscribe(), counter(1), counter(2));
        live.monitor(live.subscribe(), counter(3));
        live.awaitMore(3, 10);
        int rounds = 0;

        for (int budget = 250; budget <= 1_000; budget += 50) {
            rig.server.deleteSubscriptions();
            recoverWithCutsAt(List.of(0, budget));
            rounds++;
            int expected = rounds;
            awaitThat(() -> assertThat(client.signals.all())
                    .filteredOn("restored true"::equals)
                    .hasSize(expected));
            live.awaitMore(1, 5);
            live.awaitMore(2, 5);
            live.awaitMore(3, 5);
        }

        awaitThat(() -> assertThat(rig.server.subscriptionCount()).isEqualTo(2));
        assertThat(rig.server.monitoredItemCount()).isEqualTo(3);
    }

    private void recoverWithCutsAt(List<Integer> budgets) {
        int before = proxy.cuts();
        for (int i = 0; i < budgets.size(); i++) {
            int cuts = before + i + 1;
            proxy.cutAfter(budgets.get(i));
            awaitThat(() -> assertThat(proxy.cuts()).isEqualTo(cuts));
        }
        awaitThat(() -> assertThat(last(client.signals.all())).startsWith("restored"));
    }

    private static String last(List<String> signals) {
        return signals.isEmpty() ? "" : signals.get(signals.size() - 1);
    }

    private void assertAllHeard(long... handles) {
        for (long handle : handles) {
            live.awaitMore(handle, 1);
            live.assertNothingLost(handle);
        }
        List<String> signals = client.signals.all();
        List<String> alternating = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            alternating.add(i % 2 == 0 ? "interrupted" : "restored false");
        }
        assertThat(signals).isEqualTo(alternating);
    }

    /** The proof: every value of the counter, once and in order, over cuts at moments that are as good as any. */
    @Test
    void aQueuedCounterLosesNothingOverTwentyCuts() {
        Random random = new Random(20_240_229);
        live.monitor(live.subscribe(20, false), counter(1));
        live.awaitMore(1, 10);

        for (int cut = 1; cut <= 20; cut++) {
            int expected = cut;
            proxy.cutAfter(random.nextInt(4_000));
            awaitThat(() -> assertThat(proxy.cuts()).isEqualTo(expected));
            if (random.nextBoolean()) {
                live.awaitMore(1, 1 + random.nextInt(30));
            }
        }

        live.awaitMore(1, 100);
        live.assertNothingLost(1);
        assertThat(client.signals.all()).doesNotContain("restored true");
        System.out.println("20 cuts: " + live.values(1).size() + " values of a counter, none lost, none twice");
    }
}
