package io.opcuaws.opcua.status;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;

/**
 * The answers by which a server says that it does not know the session or its channel any more, for instance because an
 * administrator ended it. The client is not told these codes: they would speak of its own session with the gateway, which
 * lives on with a new one behind it.
 */
public final class SessionFaults {

    public static final Failure GONE = new Failure(
            StatusCode.BAD_CONNECTION_CLOSED, "The server has ended the session; the gateway opens a new one.");

    private static final Set<Long> CODES = Set.of(
            StatusCodes.Bad_SessionIdInvalid,
            StatusCodes.Bad_SessionClosed,
            StatusCodes.Bad_SessionNotActivated,
            StatusCodes.Bad_SecureChannelIdInvalid,
            StatusCodes.Bad_SecureChannelClosed,
            StatusCodes.Bad_TcpSecureChannelUnknown);

    private SessionFaults() {}

    public static boolean isSessionGone(Throwable thrown) {
        return Failures.isServersAnswer(thrown)
                && UaException.extract(thrown)
                        .map(fault -> CODES.contains(fault.getStatusCode().value()))
                        .orElse(false);
    }
}
