package io.opcuaws.opcua.session;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.channel.ClientThreads;
import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.SessionFaults;
import java.time.Duration;
import java.util.concurrent.Future;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a server is silent although its connection is open. If nothing was heard for an interval, the server's state is
 * read; without an answer the connection is closed, which is how the session learns of it. The reading also keeps the session
 * alive on the server. Ends with the connection. Its tasks run one after the other: each begins the next.
 */
final class KeepAlive {

    private static final Failure SILENT = new Failure(StatusCode.BAD_TIMEOUT, "The server does not answer any more.");

    private final ClientThreads threads;
    private final Established session;
    private final Duration interval;
    private final Duration timeout;
    private volatile @Nullable Future<?> timer;
    private volatile boolean stopped;

    KeepAlive(ClientThreads threads, Established session, Duration interval, Duration timeout) {
        this.threads = threads;
        this.session = session;
        this.interval = interval;
        this.timeout = timeout;
    }

    void start() {
        session.connection().lost().thenRun(this::stop);
        checkAfter(interval);
    }

    private void stop() {
        stopped = true;
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    private void checkAfter(Duration delay) {
        if (!stopped) {
            timer = threads.after(delay, this::check);
        }
    }

    private void check() {
        ServerConnection connection = session.connection();
        Duration silence = Duration.ofNanos(System.nanoTime() - connection.lastHeardNanos());
        if (silence.compareTo(interval) < 0) {
            checkAfter(interval.minus(silence));
            return;
        }
        var unused = connection.send(readState()).whenComplete((state, thrown) -> {
            if (thrown == null) {
                checkAfter(interval);
            } else if (SessionFaults.isSessionGone(thrown)) {
                connection.close(SessionFaults.GONE);
            } else if (Failures.isServersAnswer(thrown)) {
                checkAfter(interval); // it lives, whatever it thinks of the request
            } else {
                connection.close(SILENT);
            }
        });
    }

    private ReadRequest readState() {
        return new ReadRequest(
                Requests.header(session.authenticationToken(), timeout),
                0.0,
                TimestampsToReturn.Neither,
                new ReadValueId[] {
                    new ReadValueId(
                            NodeIds.Server_ServerStatus_State, AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE)
                });
    }
}
