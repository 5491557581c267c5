package io.opcuaws.opcua.login;

import io.opcuaws.opcua.call.OperationLimits;
import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.channel.SessionEncoding;
import io.opcuaws.opcua.structure.DataTypes;
import io.opcuaws.opcua.value.Values;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * An activated session and the connection that it is bound to. Whoever holds it must {@link Logins#close close} it.
 *
 * @param authenticationToken goes with every request; a secret
 * @param serverNonce what the next activation has to sign
 * @param limits what the server takes in one request
 * @param serverStart when the server says that it was started; empty if it does not say
 * @param values translates values, with the server's namespaces and types
 * @param nonceInDoubt an activation was asked for and not answered, so that the server may have another nonce by now; the same
 *     for all that stands for this session
 */
public record Established(
        ServerConnection connection,
        NodeId authenticationToken,
        ByteString serverNonce,
        ChosenEndpoint chosen,
        SessionEncoding encoding,
        OperationLimits limits,
        Optional<DateTime> serverStart,
        Values values,
        AtomicBoolean nonceInDoubt) {

    /** A session whose server's types are not known yet. */
    static Established of(
            ServerConnection connection,
            NodeId authenticationToken,
            ByteString serverNonce,
            ChosenEndpoint chosen,
            SessionEncoding encoding,
            OperationLimits limits,
            Optional<DateTime> serverStart) {
        return of(
                connection,
                authenticationToken,
                serverNonce,
                chosen,
                encoding,
                limits,
                serverStart,
                new AtomicBoolean());
    }

    private static Established of(
            ServerConnection connection,
            NodeId authenticationToken,
            ByteString serverNonce,
            ChosenEndpoint chosen,
            SessionEncoding encoding,
            OperationLimits limits,
            Optional<DateTime> serverStart,
            AtomicBoolean nonceInDoubt) {
        DataTypes types = new DataTypes(new ServerNodes(connection, authenticationToken, limits), encoding);
        return new Established(
                connection,
                authenticationToken,
                serverNonce,
                chosen,
                encoding,
                limits,
                serverStart,
                new Values(encoding, types),
                nonceInDoubt);
    }

    /** On another connection the types are asked for anew: the server may have been another one meanwhile. */
    Established movedTo(ServerConnection newConnection, ByteString newNonce) {
        return newConnection == connection
                ? new Established(
                        connection,
                        authenticationToken,
                        newNonce,
                        chosen,
                        encoding,
                        limits,
                        serverStart,
                        values,
                        nonceInDoubt)
                : of(newConnection, authenticationToken, newNonce, chosen, encoding, limits, serverStart, nonceInDoubt);
    }

    Established with(ServerFacts facts) {
        return of(
                connection,
                authenticationToken,
                serverNonce,
                chosen,
                encoding,
                facts.limits(),
                facts.start(),
                nonceInDoubt);
    }

    @Override
    public String toString() {
        return "Established[" + chosen.endpoint().getEndpointUrl() + "]";
    }
}
