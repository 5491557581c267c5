package io.opcuaws.opcua.login;

import io.opcuaws.opcua.call.OperationLimits;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/**
 * What a server says of itself.
 *
 * @param start when it was started: another time means that it has forgotten all sessions and subscriptions
 */
record ServerFacts(OperationLimits limits, Optional<DateTime> start) {

    static final ServerFacts UNKNOWN = new ServerFacts(OperationLimits.NONE, Optional.empty());
}
