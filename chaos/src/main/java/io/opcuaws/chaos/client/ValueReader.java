package io.opcuaws.chaos.client;

import io.opcuaws.chaos.invariant.NothingLost.Counters;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Finds counters in what a session tells by itself. One thread at a time. */
final class ValueReader implements Consumer<JsonNode> {

    private static final long OVERFLOW = 0x0480;

    private final Counters counters;
    private final Runnable progressed;
    private volatile long lastNotify;

    ValueReader(Counters counters, Runnable progressed) {
        this.counters = counters;
        this.progressed = progressed;
    }

    Counters counters() {
        return counters;
    }

    /** The number of the newest notify; 0 if they have none. */
    long lastNotify() {
        return lastNotify;
    }

    @Override
    public void accept(JsonNode notify) {
        lastNotify = notify.at("/Header/NotifyNumber").asLong(lastNotify);
        JsonNode body = notify.path("Body");
        switch (Messages.type(notify)) {
            case "GW_DataChangeNotify" -> values(body, notify);
            case "GW_SessionStatusNotify" -> {
                if (body.path("SessionStatus").asString("").equals("Connect")) {
                    counters.reconnected();
                }
                if (body.path("SubscriptionsRecreated").asBoolean(false)) {
                    counters.recreated();
                }
            }
            default -> {
                // says nothing of values
            }
        }
    }

    private void values(JsonNode body, JsonNode notify) {
        if (body.has("Items")) {
            body.path("Items").values().forEach(item -> value(item, notify));
        } else {
            value(body, notify);
        }
    }

    private void value(JsonNode item, JsonNode notify) {
        JsonNode value = item.path("Value");
        int handle = item.path("ClientHandleData").asInt();
        long number = value.at("/Value/Body").asLong(-1);
        if (number < 0) {
            return; // a status without a value: the server has none just now
        }
        if ((value.path("Status").asLong(0) & OVERFLOW) == OVERFLOW) {
            counters.valueAfterOverflow(handle, number, notify);
        } else {
            counters.value(handle, number, notify);
        }
        progressed.run();
    }
}
