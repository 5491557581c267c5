package io.opcuaws.opcua.login;

import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.channel.SessionEncoding;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * An activated session and the connection that it is bound to. Whoever holds it must {@link Logins#close close} it.
 *
 * @param authenticationToken goes with every request; a secret
 * @param serverNonce what the next activation has to sign
 * @param limits what the server takes in one request
 */
public record Established(
        ServerConnection connection,
        NodeId authenticationToken,
        ByteString serverNonce,
        ChosenEndpoint chosen,
        SessionEncoding encoding,
        OperationLimits limits) {

    Established movedTo(ServerConnection newConnection, ByteString newNonce) {
        return new Established(newConnection, authenticationToken, newNonce, chosen, encoding, limits);
    }

    Established with(OperationLimits newLimits) {
        return new Established(connection, authenticationToken, serverNonce, chosen, encoding, newLimits);
    }

    @Override
    public String toString() {
        return "Established[" + chosen.endpoint().getEndpointUrl() + "]";
    }
}
