package io.opcuaws.opcua.login;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.opcua.call.OperationLimits;
import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.pki.OwnCertificate;
import io.opcuaws.opcua.status.Failures;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.SignedIdentityToken;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ApplicationType;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.SignedSoftwareCertificate;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.core.util.NonceUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that make and end a session (Session Service Set, OPC 10000-4, 5.6), one method each. */
final class SessionServices {

    private static final Logger LOG = LoggerFactory.getLogger(SessionServices.class);
    private static final int NONCE_BYTES = 32;

    private final SessionProperties properties;
    private final OwnCertificate own;
    private final AtomicLong sessionNumber = new AtomicLong();

    SessionServices(SessionProperties properties, OwnCertificate own) {
        this.properties = properties;
        this.own = own;
    }

    /** What a CreateSession came to: the answer, and whether it really came from the endpoint's server. */
    record Created(CreateSessionResponse response, ByteString clientNonce) {

        NodeId authenticationToken() {
            return response.getAuthenticationToken();
        }
    }

    CompletableFuture<Created> create(ServerConnection connection, ChosenEndpoint chosen, Duration timeout) {
        EndpointDescription endpoint = chosen.endpoint();
        ByteString nonce = NonceUtil.generateNonce(NONCE_BYTES);
        CreateSessionRequest request = new CreateSessionRequest(
                Requests.header(NodeId.NULL_VALUE, timeout),
                new ApplicationDescription(
                        own.applicationUri(),
                        properties.productUri(),
                        LocalizedText.english(properties.applicationName()),
                        ApplicationType.Client,
                        null,
                        null,
                        null),
                serverUri(endpoint),
                endpoint.getEndpointUrl(),
                properties.applicationName() + " " + sessionNumber.incrementAndGet(),
                nonce,
                ownCertificate(),
                (double) properties.sessionTimeout().toMillis(),
                uint(properties.maxResponseBytes()));
        return connection.send(request).thenApply(response -> new Created((CreateSessionResponse) response, nonce));
    }

    /** Named only where another server stands in between (OPC 10000-4, 5.6.2.2). */
    private static @Nullable String serverUri(EndpointDescription endpoint) {
        String gateway = endpoint.getServer().getGatewayServerUri();
        return gateway == null || gateway.isEmpty()
                ? null
                : endpoint.getServer().getApplicationUri();
    }

    /** Fails with {@code BadSecurityChecksFailed} if the answer is not the endpoint's server's. */
    void verify(Created created, ChosenEndpoint chosen) {
        try {
            SessionSignatures.verifyServer(
                    created.response(), chosen.endpoint(), ownCertificate(), created.clientNonce());
        } catch (UaException e) {
            throw Failures.asException(e);
        }
    }

    /** Activates a session, a new one or one that comes from another connection; gives the server's next nonce. */
    CompletableFuture<ByteString> activate(Established session, IdentityProvider identity, Duration timeout) {
        try {
            EndpointDescription endpoint = session.chosen().endpoint();
            SignedIdentityToken token = identity.getIdentityToken(endpoint, session.serverNonce());
            ActivateSessionRequest request = new ActivateSessionRequest(
                    Requests.header(session.authenticationToken(), timeout),
                    SessionSignatures.ofClient(endpoint, own, session.serverNonce()),
                    new SignedSoftwareCertificate[0],
                    new String[0],
                    ExtensionObject.encode(session.encoding(), token.getToken()),
                    token.getSignature());
            return session.connection()
                    .send(request)
                    .thenApply(response -> ((ActivateSessionResponse) response).getServerNonce());
        } catch (Exception e) {
            // Declared by Milo's IdentityProvider: a nonce that is too short, a policy that this Java cannot do.
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Ends a session with its subscriptions; tells whether the server has answered, in whatever way. */
    CompletableFuture<Boolean> close(ServerConnection connection, NodeId authenticationToken, Duration timeout) {
        return connection
                .send(new CloseSessionRequest(Requests.header(authenticationToken, timeout), true))
                .handle((response, thrown) -> {
                    if (thrown != null) {
                        LOG.debug("a session could not be closed", thrown);
                    }
                    return thrown == null || Failures.isServersAnswer(thrown);
                });
    }

    /**
     * Reads the server's namespaces into the session's encoding, its limits, and when it was started; a server that does not
     * tell them is used without.
     */
    CompletableFuture<ServerFacts> readServer(Established session, Duration timeout) {
        List<NodeId> nodes = new ArrayList<>();
        nodes.add(NodeIds.Server_NamespaceArray);
        nodes.add(NodeIds.Server_ServerStatus_StartTime);
        nodes.addAll(OperationLimits.NODES);
        return read(session, nodes, timeout)
                .exceptionallyCompose(thrown -> {
                    LOG.debug("the server does not tell its limits", thrown);
                    return read(session, nodes.subList(0, 2), timeout);
                })
                .handle((values, thrown) -> {
                    if (thrown != null || values.size() < 2) {
                        LOG.debug("the server does not tell its namespaces", thrown);
                        return ServerFacts.UNKNOWN;
                    }
                    if (values.get(0).value().value() instanceof String[] uris) {
                        session.encoding().namespaces(Arrays.asList(uris));
                    }
                    return new ServerFacts(
                            OperationLimits.of(values.subList(2, values.size())),
                            values.get(1).value().value() instanceof DateTime start
                                    ? Optional.of(start)
                                    : Optional.empty());
                });
    }

    private static CompletableFuture<List<DataValue>> read(Established session, List<NodeId> nodes, Duration timeout) {
        ReadRequest request = new ReadRequest(
                Requests.header(session.authenticationToken(), timeout),
                0.0,
                TimestampsToReturn.Neither,
                nodes.stream()
                        .map(node -> new ReadValueId(node, AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE))
                        .toArray(ReadValueId[]::new));
        return session.connection()
                .send(request)
                .thenApply(response -> Lists.ofNullable(((ReadResponse) response).getResults()));
    }

    private ByteString ownCertificate() {
        try {
            return ByteString.of(own.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the gateway's own certificate cannot be encoded", e);
        }
    }
}
