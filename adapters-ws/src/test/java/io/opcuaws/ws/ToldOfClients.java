package io.opcuaws.ws;

import io.opcuaws.domain.port.StatusCode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was told to one who looks on at clients, as lines. */
final class ToldOfClients implements ClientTelemetry {

    private final List<String> told = new CopyOnWriteArrayList<>();

    /** All that was told, in order. */
    List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void connected(long connection) {
        told.add("connected " + connection);
    }

    @Override
    public void disconnected(long connection) {
        told.add("disconnected " + connection);
    }

    @Override
    public void answered(AnsweredRequest request, StatusCode status) {
        boolean fits = request.nanos() > 0
                && (!request.wasSent()
                        || (request.nanosBeforeServer() > 0
                                && request.nanosAtServer() > 0
                                && request.nanosBeforeServer() + request.nanosAtServer() <= request.nanos()));
        told.add(request.service() + request.sessionId().map(id -> " of " + id).orElse("") + ": " + status.name()
                + (request.wasSent() ? ", sent" : "") + (fits ? "" : ", times do not fit"));
    }

    @Override
    public void notified(NotificationKind kind, int values) {
        told.add(kind + " " + values);
    }

    @Override
    public void refused(ClientRefusal why) {
        told.add("refused " + why);
    }
}
