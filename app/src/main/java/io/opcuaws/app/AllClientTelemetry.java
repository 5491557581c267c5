package io.opcuaws.app;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.ws.AnsweredRequest;
import io.opcuaws.ws.ClientRefusal;
import io.opcuaws.ws.ClientTelemetry;
import io.opcuaws.ws.NotificationKind;
import java.util.List;

/** Tells several of what clients do. An array: it is on the way of each message, and an iterator each time would be litter. */
final class AllClientTelemetry implements ClientTelemetry {

    private final ClientTelemetry[] all;

    AllClientTelemetry(List<ClientTelemetry> all) {
        this.all = all.toArray(ClientTelemetry[]::new);
    }

    @Override
    public void connected(long connection) {
        for (ClientTelemetry one : all) {
            one.connected(connection);
        }
    }

    @Override
    public void disconnected(long connection) {
        for (ClientTelemetry one : all) {
            one.disconnected(connection);
        }
    }

    @Override
    public void answered(AnsweredRequest request, StatusCode status) {
        for (ClientTelemetry one : all) {
            one.answered(request, status);
        }
    }

    @Override
    public void notified(NotificationKind kind, int values) {
        for (ClientTelemetry one : all) {
            one.notified(kind, values);
        }
    }

    @Override
    public void refused(ClientRefusal why) {
        for (ClientTelemetry one : all) {
            one.refused(why);
        }
    }
}
