package io.opcuaws.opcua.login;

import io.opcuaws.opcua.call.OperationLimits;
import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.channel.SessionEncoding;
import io.opcuaws.opcua.structure.DataTypes;
import io.opcuaws.opcua.value.Values;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * An activated session and the connection that it is bound to. Whoever holds it must {@link Logins#close close} it.
 *
 * @param authenticationToken goes with every request; a secret
 * @param serverNonce what the next activation has to sign
 * @param limits what the server takes in one request
 * @param values translates values, with the server's namespaces and types
 */
public record Established(
        ServerConnection connection,
        NodeId authenticationToken,
        ByteString serverNonce,
        ChosenEndpoint chosen,
        SessionEncoding encoding,
        OperationLimits limits,
        Values values) {

    /** A session whose server's types are not known yet. */
    static Established of(
            ServerConnection connection,
            NodeId authenticationToken,
            ByteString serverNonce,
            ChosenEndpoint chosen,
            SessionEncoding encoding,
            OperationLimits limits) {
        DataTypes types = new DataTypes(new ServerNodes(connection, authenticationToken, limits), encoding);
        return new Established(
                connection, authenticationToken, serverNonce, chosen, encoding, limits, new Values(encoding, types));
    }

    /** On another connection the types are asked for anew: the server may have been another one meanwhile. */
    Established movedTo(ServerConnection newConnection, ByteString newNonce) {
        return newConnection == connection
                ? new Established(connection, authenticationToken, newNonce, chosen, encoding, limits, values)
                : of(newConnection, authenticationToken, newNonce, chosen, encoding, limits);
    }

    Established with(OperationLimits newLimits) {
        return of(connection, authenticationToken, serverNonce, chosen, encoding, newLimits);
    }

    @Override
    public String toString() {
        return "Established[" + chosen.endpoint().getEndpointUrl() + "]";
    }
}
