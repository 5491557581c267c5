package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.protocol.message.CreateMonitoredItemsRequest;
import io.opcuaws.protocol.message.CreateSubscriptionRequest;
import io.opcuaws.protocol.message.MonitoredItemCreateRequest;
import io.opcuaws.protocol.message.MonitoredItemCreateResult;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One session cannot use up the gateway, nor the server through it. */
class SubscriptionLimitsTest {

    private static final CreateSubscriptionRequest ONE_MORE =
            new CreateSubscriptionRequest(Live.INTERVAL, 2400, 10, 0, true, 0, false);

    private final DemoClient client = DemoClient.connect();
    private final Live live = new Live(client);

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void aSubscriptionMoreThanAllowedIsRefused() {
        limit(2, 10);
        long first = live.subscribe();
        live.subscribe();

        Failure refusal = client.refusal(ONE_MORE);
        assertThat(refusal.status().name()).isEqualTo("BadTooManySubscriptions");
        assertThat(refusal.sentence()).contains("2 subscriptions");

        live.delete(first);
        live.subscribe();
        assertThat(client.refusal(ONE_MORE).status().name()).isEqualTo("BadTooManySubscriptions");
    }

    /** Those that the server has not answered yet are counted too. */
    @Test
    void askingForManyAtOnceDoesNotGetAroundIt() {
        limit(2, 10);

        List<CompletionStage<?>> asked = Stream.<CompletionStage<?>>generate(
                        () -> client.session.invoke(ONE_MORE, Rig.SOON))
                .limit(10)
                .toList();

        assertThat(asked.stream().filter(SubscriptionLimitsTest::succeeds)).hasSize(2);
    }

    private static boolean succeeds(CompletionStage<?> stage) {
        try {
            Rig.result(stage);
            return true;
        } catch (CompletionException refused) {
            assertThat(refused).hasMessageContaining("BadTooManySubscriptions");
            return false;
        }
    }

    @Test
    void itemsMoreThanAllowedAreRefusedEachAndTheOthersAreMade() {
        limit(10, 3);
        long one = live.subscribe();
        long other = live.subscribe();
        live.monitor(one, items(1, 2));

        List<MonitoredItemCreateResult> results = live.create(other, items(3, 4, 5));

        assertThat(results)
                .extracting(MonitoredItemCreateResult::statusCode)
                .containsExactly(
                        StatusCodes.Good, StatusCodes.Bad_TooManyMonitoredItems, StatusCodes.Bad_TooManyMonitoredItems);
        assertThat(results)
                .extracting(MonitoredItemCreateResult::monitoredItemId)
                .element(1)
                .isEqualTo(0L);
        live.awaitMore(3, 1);
        assertThat(live.create(one, items(6)))
                .extracting(MonitoredItemCreateResult::statusCode)
                .containsExactly(StatusCodes.Bad_TooManyMonitoredItems);
    }

    @Test
    void whatIsDeletedOrWasNeverMadeLeavesRoom() {
        limit(10, 2);
        long subscription = live.subscribe();
        List<Long> items = live.monitor(subscription, items(1, 2));

        live.deleteItems(subscription, items.get(0));
        assertThat(live.create(subscription, Live.item("NoSuchNode", 3)))
                .extracting(MonitoredItemCreateResult::statusCode)
                .containsExactly(StatusCodes.Bad_NodeIdUnknown);
        live.monitor(subscription, items(4));

        live.delete(subscription);
        live.monitor(live.subscribe(), items(5, 6));
    }

    @Test
    void itemsThatTheServerHasNotAnsweredYetAreCounted() {
        limit(10, 5);
        long subscription = live.subscribe();

        List<CompletionStage<?>> asked = LongStream.range(0, 5)
                .<CompletionStage<?>>mapToObj(handle -> client.session.invoke(
                        new CreateMonitoredItemsRequest(subscription, 2, List.of(items(handle, handle + 10))),
                        Rig.SOON))
                .toList();
        asked.forEach(Rig::result);

        assertThat(client.rig.server.monitoredItemCount()).isEqualTo(5);
    }

    /** A reload takes nothing away; and items that are made anew after a restart are not counted twice. */
    @Test
    void aLowerLimitLeavesWhatIsThere() {
        long subscription = live.subscribe();
        live.subscribe();
        live.monitor(subscription, items(1, 2, 3));

        limit(1, 2);
        assertThat(client.refusal(ONE_MORE).status().name()).isEqualTo("BadTooManySubscriptions");
        client.rig.server.close();
        client.rig.restartServer();
        client.signals.await("interrupted", "restored true");
        live.awaitMore(3, 1);

        limit(3, 4);
        live.subscribe();
        assertThat(live.create(subscription, items(4, 5)))
                .extracting(MonitoredItemCreateResult::statusCode)
                .containsExactly(StatusCodes.Good, StatusCodes.Bad_TooManyMonitoredItems);
    }

    private void limit(int subscriptions, int items) {
        client.rig.opcUa.follow(OpcUaRules.DEFAULT.with(subscriptions, items));
    }

    private static MonitoredItemCreateRequest[] items(long... handles) {
        return LongStream.of(handles).mapToObj(Live::counter).toArray(MonitoredItemCreateRequest[]::new);
    }
}
