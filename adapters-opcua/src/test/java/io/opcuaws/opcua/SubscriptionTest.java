package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.record;
import static io.opcuaws.opcua.Live.awaitThat;
import static io.opcuaws.opcua.Live.counter;
import static io.opcuaws.opcua.Live.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.protocol.message.CreateMonitoredItemsRequest;
import io.opcuaws.protocol.message.CreateMonitoredItemsResponse;
import io.opcuaws.protocol.message.CreateSubscriptionRequest;
import io.opcuaws.protocol.message.CreateSubscriptionResponse;
import io.opcuaws.protocol.message.DataChangeNotify;
import io.opcuaws.protocol.message.DeleteSubscriptionsRequest;
import io.opcuaws.protocol.message.ModifySubscriptionRequest;
import io.opcuaws.protocol.message.ModifySubscriptionResponse;
import io.opcuaws.protocol.message.MonitoredItemCreateRequest;
import io.opcuaws.protocol.message.SetPublishingModeRequest;
import io.opcuaws.protocol.message.SetPublishingModeResponse;
import io.opcuaws.protocol.message.SubscriptionStatus;
import io.opcuaws.protocol.message.SubscriptionStatusNotify;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The services of subscriptions, and what a client hears of one. */
class SubscriptionTest {

    private final DemoClient client = DemoClient.connect(
            DemoServerOptions.defaults().withManyPushed(100),
            settings -> settings.withKeepAlive(Duration.ofSeconds(30), Duration.ofSeconds(30)));
    private final Live live = new Live(client);

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void isMadeWithTheDefaultsOfTheProtocol() {
        CreateSubscriptionResponse made =
                client.ask(record("{}", CreateSubscriptionRequest.class), CreateSubscriptionResponse.class);

        assertThat(made.subscriptionId()).isPositive();
        assertThat(made.revisedPublishingInterval()).isEqualTo(100);
        assertThat(made.revisedLifetimeCount()).isEqualTo(2400);
        assertThat(made.revisedMaxKeepAliveCount()).isEqualTo(10);
        assertThat(client.rig.server.subscriptionCount()).isEqualTo(1);
    }

    @Test
    void isModified() {
        long id = live.subscribe();

        ModifySubscriptionResponse modified =
                client.ask(new ModifySubscriptionRequest(id, 200, 90, 30, 0, 7), ModifySubscriptionResponse.class);

        assertThat(modified).isEqualTo(new ModifySubscriptionResponse(200, 90, 30));
        assertThat(client.refusal(new ModifySubscriptionRequest(id + 1, 200, 90, 30, 0, 7))
                        .status()
                        .name())
                .isEqualTo("BadSubscriptionIdInvalid");
    }

    @Test
    void isSilentWhilePublishingIsOff() {
        long id = live.subscribe();
        live.monitor(id, counter(1));
        live.awaitMore(1, 3);

        assertThat(publish(false, id, id + 1)).containsExactly(StatusCodes.Good, StatusCodes.Bad_SubscriptionIdInvalid);
        int before = live.values(1).size();
        long otherId = live.subscribe();
        live.monitor(otherId, item("Pushed.Many.0", 2));
        live.awaitMore(2, 5);
        assertThat(live.values(1)).hasSize(before);

        assertThat(publish(true, id)).containsExactly(StatusCodes.Good);
        live.awaitMore(1, 3);
        live.assertNothingLost(1);
    }

    private List<Long> publish(boolean enabled, Long... ids) {
        return client.ask(new SetPublishingModeRequest(enabled, List.of(ids)), SetPublishingModeResponse.class)
                .results();
    }

    @Test
    void refusesEmptyLists() {
        assertThat(client.refusal(new SetPublishingModeRequest(true, List.of()))
                        .status()
                        .name())
                .isEqualTo("BadNothingToDo");
        assertThat(client.refusal(new DeleteSubscriptionsRequest(List.of()))
                        .status()
                        .name())
                .isEqualTo("BadNothingToDo");
    }

    @Test
    void isDeletedAndSaysNothingAfterTheAnswer() {
        long kept = live.subscribe();
        long deleted = live.subscribe(10, false);
        live.monitor(kept, counter(1));
        live.monitor(deleted, counter(2));
        live.awaitMore(2, 10);

        assertThat(live.delete(deleted, deleted + 1000))
                .containsExactly(StatusCodes.Good, StatusCodes.Bad_SubscriptionIdInvalid);

        int before = live.values(2).size();
        live.awaitMore(1, 50);
        assertThat(live.values(2)).hasSize(before);
        assertThat(client.rig.server.subscriptionCount()).isEqualTo(1);
        assertThat(live.delete(deleted)).containsExactly(StatusCodes.Bad_SubscriptionIdInvalid);
    }

    @Test
    void canBeMadeAgainAfterTheLastOneIsDeleted() {
        for (int i = 0; i < 20; i++) {
            long id = live.subscribe(10, false);
            live.monitor(id, counter(i));
            live.awaitMore(i, 2);
            live.delete(id);
        }

        assertThat(client.signals.all()).isEmpty();
    }

    /** It is often the server that is faster: values come while the answer is on its way. */
    @Test
    void saysNothingOfAnItemBeforeTheAnswerThatNamesIt() {
        long id = live.subscribe(10, false);
        for (int round = 0; round < 50; round++) {
            int first = 100 * round;
            List<MonitoredItemCreateRequest> items = IntStream.range(0, 100)
                    .mapToObj(i -> item("Pushed.Many." + i, first + i))
                    .toList();
            Rig.result(client.session
                    .invoke(new CreateMonitoredItemsRequest(id, 2, items), Rig.SOON)
                    .thenAccept(response -> client.signals.note(response)));
            awaitThat(() -> assertThat(live.values(first + 99)).isNotEmpty());

            List<Object> log = client.signals.log();
            int answer = IntStream.range(0, log.size())
                    .filter(i -> log.get(i) instanceof CreateMonitoredItemsResponse)
                    .reduce((before, last) -> last)
                    .orElseThrow();
            assertThat(log.subList(0, answer))
                    .noneMatch(event -> event instanceof DataChangeNotify change
                            && Live.changes(change).anyMatch(one -> one.clientHandleData() >= first));
            ids(log, answer).forEach(item -> live.deleteItems(id, item));
        }
    }

    private static List<Long> ids(List<Object> log, int answer) {
        return ((CreateMonitoredItemsResponse) log.get(answer))
                .results().stream()
                        .map(result -> result.monitoredItemId())
                        .limit(3)
                        .toList();
    }

    @Test
    void tellsAllThatAResponseBringsInOneNotifyIfAsked() {
        long id = live.subscribe(Live.INTERVAL, true);
        live.monitor(id, counter(1), item("Access.ReadOnly", 2));
        live.awaitMore(1, 20);

        List<DataChangeNotify> notifies = client.signals.notifications(DataChangeNotify.class);

        assertThat(notifies).allMatch(notify -> notify.items() != null && notify.clientHandleData() == null);
        assertThat(notifies.size()).isLessThan(live.values(1).size());
        assertThat(live.bodies(2)).containsExactly("42");
        live.assertNothingLost(1);
    }

    @Test
    void saysThatTheServerHasEndedItBecauseNobodyAsked() {
        long id = client.ask(
                        new CreateSubscriptionRequest(50, 3, 1, 0, true, 0, false), CreateSubscriptionResponse.class)
                .subscriptionId();

        int before = client.rig.server.subscriptionCount();
        client.rig.server.freeze(true);
        awaitThat(() -> assertThat(client.rig.server.subscriptionCount()).isLessThan(before));
        client.rig.server.freeze(false);

        awaitThat(() -> assertThat(client.signals.notifications(SubscriptionStatusNotify.class))
                .containsExactly(
                        new SubscriptionStatusNotify(id, SubscriptionStatus.TIMEOUT, StatusCodes.Bad_Timeout)));
        assertThat(live.delete(id)).containsExactly(StatusCodes.Bad_SubscriptionIdInvalid);
        assertThat(client.signals.all()).isEmpty();
    }

    @Test
    void saysThatTheServerHasEndedItForAReasonOfItsOwn() {
        long taken = live.subscribe();
        live.monitor(taken, counter(1));
        awaitThat(() -> assertThat(
                        client.rig.server.endSubscriptions(new StatusCode(StatusCodes.Good_SubscriptionTransferred)))
                .isTrue());
        awaitEnd(new SubscriptionStatusNotify(
                taken, SubscriptionStatus.TRANSFERRED, StatusCodes.Good_SubscriptionTransferred));

        long closed = live.subscribe();
        awaitThat(() -> assertThat(client.rig.server.endSubscriptions(new StatusCode(StatusCodes.Bad_Shutdown)))
                .isTrue());
        awaitEnd(new SubscriptionStatusNotify(closed, SubscriptionStatus.CLOSED, StatusCodes.Bad_Shutdown));

        assertThat(live.delete(taken, closed)).containsOnly(StatusCodes.Bad_SubscriptionIdInvalid);
        assertThat(client.signals.all()).isEmpty();
    }

    private void awaitEnd(SubscriptionStatusNotify expected) {
        awaitThat(() -> assertThat(client.signals.notifications(SubscriptionStatusNotify.class))
                .contains(expected));
    }
}
