package io.opcuaws.bench.load;

import io.opcuaws.app.peer.Patience;
import io.opcuaws.bench.measure.Slice;
import io.opcuaws.bench.wire.Text;
import io.opcuaws.bench.wire.WireConnection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Logins with logouts, so many in parallel, each on a connection of its own. */
final class LoginLoad implements Workload {

    private static final byte[] LOGIN = Text.needle("{\"Header\":{\"MessageType\":\"GW_LoginResponse\"");
    private static final byte[] LOGOUT = Text.needle("{\"Header\":{\"MessageType\":\"GW_LogoutResponse\"");
    private static final byte[] BODY = Text.needle("\"Body\":");
    private static final byte[] SESSION = Text.needle("\"SessionId\":\"");

    private final String policy;
    private final int parallel;
    private String login = "";
    private String logout = "";

    LoginLoad(String policy, int parallel) {
        this.policy = policy;
        this.parallel = parallel;
    }

    static List<Workload> all() {
        return List.of(new LoginLoad("None", 1), new LoginLoad("Basic256Sha256", 1), new LoginLoad("None", 64));
    }

    @Override
    public String name() {
        return "login-" + policy + "@" + parallel;
    }

    @Override
    public String operation() {
        return "login and logout";
    }

    @Override
    public Slice measure(Subject subject, Field field, Pace pace) {
        return switch (subject) {
            case GATEWAY -> {
                record(field);
                yield run(
                        subject,
                        field,
                        pace,
                        () -> field.wire().connect(field.gateway().url()));
            }
            case BARE -> field.bare().logins(policy, parallel, pace.warmUp(), pace.time());
            case ECHO -> run(subject, field, pace, () -> taught(field));
            case BRIDGE -> throw new IllegalArgumentException("it has requests only");
        };
    }

    private void record(Field field) {
        WireConnection connection = field.wire().connect(field.gateway().url());
        login = connection.ask(request(field));
        Text answer = Text.of(login);
        logout = connection.ask(logout(answer.quoted(answer.after(SESSION, answer.after(BODY, 0)))));
        connection.close();
    }

    private WireConnection taught(Field field) {
        WireConnection connection = field.wire().connect(field.echo().url());
        connection.send(WireConnection.message("!teach GW_LoginRequest\n" + login));
        connection.send(WireConnection.message("!teach GW_LogoutRequest\n" + logout));
        return connection;
    }

    private String request(Field field) {
        return WireSession.login(field.server(), policy);
    }

    private static String logout(String session) {
        return WireSession.request("Logout", 0, session, "{}");
    }

    private Slice run(Subject subject, Field field, Pace pace, Supplier<WireConnection> connections) {
        Counts counts = new Counts();
        List<Loop> loops = Stream.generate(connections)
                .limit(parallel)
                .map(connection -> new Loop(connection, request(field), counts))
                .toList();
        loops.forEach(Loop::login);
        Slice slice = field.meter(subject).measure(pace, counts);
        loops.forEach(loop -> loop.stopped = true);
        field.wire().runUntil(() -> loops.stream().allMatch(loop -> loop.idle), Patience.ANSWER);
        loops.forEach(loop -> loop.connection.close());
        return slice;
    }

    private static final class Loop {

        private final WireConnection connection;
        private final ByteBuffer request;
        private final Counts counts;
        private long start;
        private boolean stopped;
        private boolean idle;

        Loop(WireConnection connection, String request, Counts counts) {
            this.connection = connection;
            this.request = WireConnection.message(request);
            this.counts = counts;
            connection.tell(this::received);
        }

        void login() {
            start = System.nanoTime();
            connection.send(request);
        }

        private void received(Text answer) {
            if (answer.startsWith(LOGIN)) {
                int session = answer.after(SESSION, Math.max(0, answer.after(BODY, 0)));
                connection.send(WireConnection.message(logout(answer.quoted(session))));
            } else if (answer.startsWith(LOGOUT)) {
                counts.took(System.nanoTime() - start);
                counts.done();
                idle = stopped;
                if (!stopped) {
                    login();
                }
            }
        }
    }
}
