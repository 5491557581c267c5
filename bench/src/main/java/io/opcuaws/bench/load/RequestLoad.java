package io.opcuaws.bench.load;

import io.opcuaws.bench.measure.Slice;
import io.opcuaws.bench.wire.WireConnection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One request again and again: so many in flight on each of so many connections, each with a session. */
final class RequestLoad implements Workload {

    private final String name;
    private final Request request;
    private final int connections;
    private final int inFlight;
    private String recorded = "";

    RequestLoad(Request request, int connections, int inFlight) {
        this.request = request;
        this.connections = connections;
        this.inFlight = inFlight;
        name = request.name() + "@" + (connections == 1 ? "" : connections + "x") + inFlight;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String operation() {
        return "request";
    }

    @Override
    public Slice measure(Subject subject, Field field, Pace pace) {
        return switch (subject) {
            case GATEWAY -> gateway(field, pace);
            case BARE -> field.bare().requests(request.name(), connections, inFlight, pace.warmUp(), pace.time());
            case ECHO -> echo(field, pace, Subject.ECHO, "");
            case BRIDGE -> echo(field, pace, Subject.BRIDGE, " " + request.name() + " " + field.server());
        };
    }

    private Slice gateway(Field field, Pace pace) {
        List<WireSession> sessions =
                Stream.generate(field::session).limit(connections).toList();
        recorded = sessions.get(0).ask(request.service(), request.body());
        RequestLoop loop = new RequestLoop(recorded.length());
        sessions.forEach(session -> loop.add(session.connection(), frames(session.id())));
        Slice slice = loop.run(field.meter(Subject.GATEWAY), pace);
        sessions.forEach(WireSession::close);
        return slice;
    }

    /** @param deed what is done before the answer: nothing, or what the bare client does, and where */
    private Slice echo(Field field, Pace pace, Subject subject, String deed) {
        List<WireConnection> opened = Stream.generate(
                        () -> field.wire().connect(field.echo().url()))
                .limit(connections)
                .toList();
        opened.get(0)
                .send(WireConnection.message("!teach GW_" + request.service() + "Request" + deed + "\n" + recorded));
        // Its answer says that it has learned.
        opened.get(0).ask(WireSession.request(request.service(), 0, "1", request.body()));
        RequestLoop loop = new RequestLoop(recorded.length());
        opened.forEach(connection -> loop.add(connection, frames("1")));
        Slice slice = loop.run(field.meter(subject), pace);
        opened.forEach(WireConnection::close);
        return slice;
    }

    private List<String> frames(String session) {
        return IntStream.range(0, inFlight)
                .mapToObj(slot -> WireSession.request(request.service(), slot, session, request.body()))
                .toList();
    }

    /** A bridge has one session, whoever asks. */
    @Override
    public Set<Subject> subjects() {
        return connections == 1 ? EnumSet.allOf(Subject.class) : Workload.super.subjects();
    }

    /** All that are known by name. */
    static List<Workload> all() {
        return List.of(
                new RequestLoad(Request.read1(), 1, 1),
                new RequestLoad(Request.read1(), 1, 16),
                new RequestLoad(Request.read1(), 1, 256),
                new RequestLoad(Request.read1(), 64, 4),
                new RequestLoad(Request.read1000(), 1, 1),
                new RequestLoad(Request.read1000(), 1, 8),
                new RequestLoad(Request.write1(), 1, 16),
                new RequestLoad(Request.browse(), 1, 16));
    }
}
