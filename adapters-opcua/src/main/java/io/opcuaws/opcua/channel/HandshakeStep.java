package io.opcuaws.opcua.channel;

import io.netty.channel.ConnectTimeoutException;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;

/** How far a connection has come, which tells what a failure means. */
enum HandshakeStep {
    /** TCP is being connected. */
    CONNECTING {
        @Override
        Failure explain(Throwable thrown) {
            return thrown instanceof ConnectTimeoutException ? NO_ANSWER : REJECTED;
        }
    },
    /** Hello is sent; whoever listens has said nothing yet. */
    GREETING {
        @Override
        Failure explain(Throwable thrown) {
            return ifTimeoutElse(thrown, NOT_OPC_UA);
        }
    },
    /** An OPC UA server has answered Hello; the secure channel is being opened. */
    SECURING {
        @Override
        Failure explain(Throwable thrown) {
            Failure failure = Failures.ofReading(thrown);
            return failure.status().equals(StatusCode.BAD_CONNECTION_CLOSED) ? HUNG_UP : failure;
        }
    },
    /** The secure channel is open. */
    DONE {
        @Override
        Failure explain(Throwable thrown) {
            return Failures.ofReading(thrown);
        }
    };

    static final Failure NOT_OPC_UA = new Failure(
            StatusCode.BAD_COMMUNICATION_ERROR, "Something else than an OPC UA server listens at this address.");

    private static final Failure NO_ANSWER =
            new Failure(StatusCode.BAD_TIMEOUT, "The server did not answer within the timeout.");
    private static final Failure REJECTED =
            new Failure(StatusCode.BAD_CONNECTION_REJECTED, "Nothing accepts connections at the server's address.");
    private static final Failure HUNG_UP = new Failure(
            StatusCode.BAD_CONNECTION_CLOSED,
            "The server closed the connection while the secure channel was being opened; it may not trust the gateway's"
                    + " certificate.");

    /** What a failure at this step means to the one who logs in. */
    abstract Failure explain(Throwable thrown);

    private static Failure ifTimeoutElse(Throwable thrown, Failure other) {
        return Failures.ofReading(thrown).status().equals(StatusCode.BAD_TIMEOUT) ? NO_ANSWER : other;
    }
}
