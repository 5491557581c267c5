package io.opcuaws.bench.load;

import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.bench.measure.Slice;
import io.opcuaws.bench.wire.WireConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Variables that change ten times a second, monitored by so many clients. */
final class ValueLoad implements Workload {

    private static final int ITEMS_PER_REQUEST = 1_000;

    private final int clients;
    private final int itemsEach;
    private final boolean batched;
    private List<String> recorded = List.of();

    ValueLoad(int clients, int itemsEach, boolean batched) {
        this.clients = clients;
        this.itemsEach = itemsEach;
        this.batched = batched;
    }

    static List<Workload> all() {
        return List.of(
                new ValueLoad(1, 1_000, false),
                new ValueLoad(1, 1_000, true),
                new ValueLoad(1, 5_000, false),
                new ValueLoad(1, 5_000, true),
                new ValueLoad(1, 10_000, true),
                new ValueLoad(50, 20, false),
                new ValueLoad(50, 20, true));
    }

    @Override
    public String name() {
        return "values-" + (clients == 1 ? "" : clients + "x") + itemsEach + (batched ? "-batched" : "");
    }

    @Override
    public String operation() {
        return "value";
    }

    @Override
    public Slice measure(Subject subject, Field field, Pace pace) {
        return switch (subject) {
            case GATEWAY -> gateway(field, pace);
            case BARE -> field.bare().values(clients, itemsEach, pace.warmUp(), pace.time());
            case ECHO -> echo(field, pace);
            case BRIDGE -> throw new IllegalArgumentException("it has requests only");
        };
    }

    private Slice gateway(Field field, Pace pace) {
        Counts counts = new Counts();
        List<WireSession> sessions =
                Stream.generate(field::session).limit(clients).toList();
        List<ValueReceiver> receivers = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            ValueReceiver receiver = ValueReceiver.checking(itemsEach, counts);
            receivers.add(receiver);
            sessions.get(i).connection().tell(receiver);
            monitor(sessions.get(i), i * itemsEach);
        }
        record(field, sessions.get(0), receivers.get(0));
        Slice slice = field.meter(Subject.GATEWAY).measure(pace, counts);
        sessions.forEach(WireSession::close);
        return slice;
    }

    private void monitor(WireSession session, int firstVariable) {
        String created = session.ask(
                "CreateSubscription",
                "{\"RequestedPublishingInterval\":100,\"MaxNotificationsPerPublish\":0,\"BatchNotifications\":"
                        + batched + "}");
        long subscription = Json.parse(created).at("/Body/SubscriptionId").asLong();
        for (int first = 0; first < itemsEach; first += ITEMS_PER_REQUEST) {
            String items = IntStream.range(first, Math.min(itemsEach, first + ITEMS_PER_REQUEST))
                    .mapToObj(item -> "{\"ItemToMonitor\":{\"NodeId\":\"ns=2;s=Demo.Pushed.Many."
                            + (firstVariable + item) + "\"},\"RequestedParameters\":{\"ClientHandle\":" + item
                            + ",\"SamplingInterval\":0,\"QueueSize\":1000}}")
                    .collect(Collectors.joining(","));
            session.ask(
                    "CreateMonitoredItems",
                    "{\"SubscriptionId\":" + subscription + ",\"ItemsToCreate\":[" + items + "]}");
        }
    }

    /** Keeps what the gateway says in one interval, for the echo. */
    private void record(Field field, WireSession session, ValueReceiver receiver) {
        field.wire().runUntil(receiver::hasAll, Patience.ANSWER);
        List<String> texts = new ArrayList<>();
        long[] values = new long[1];
        session.connection().tell(text -> {
            long before = receiver.received();
            receiver.received(text);
            if (values[0] < itemsEach && receiver.received() > before) {
                texts.add(text.toString());
                values[0] += receiver.received() - before;
            }
        });
        field.wire().runUntil(() -> values[0] >= itemsEach, Patience.ANSWER);
        session.connection().tell(receiver);
        recorded = texts;
    }

    private Slice echo(Field field, Pace pace) {
        Counts counts = new Counts();
        List<WireConnection> opened = Stream.generate(
                        () -> field.wire().connect(field.echo().url()))
                .limit(clients)
                .toList();
        opened.forEach(connection -> {
            connection.tell(ValueReceiver.counting(itemsEach, counts));
            connection.send(WireConnection.message("!push\n" + String.join("\n", recorded)));
        });
        Slice slice = field.meter(Subject.ECHO).measure(pace, counts);
        opened.forEach(WireConnection::close);
        return slice;
    }
}
