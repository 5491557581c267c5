package io.opcuaws.bench.bare;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/** Milo's client as its users set it up: defaults, and a certificate of its own. */
final class Clients {

    private static final String APPLICATION_URI = "urn:opcua-ws-gateway:bare-client";
    private static final int KEY_BITS = 2048;

    private final String url;
    private final KeyPair keys;
    private final X509Certificate certificate;

    Clients(String url) {
        this.url = url;
        try {
            keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
            certificate = new SelfSignedCertificateBuilder(keys)
                    .setCommonName("bare client")
                    .setApplicationUri(APPLICATION_URI)
                    .build();
        } catch (Exception e) { // what Milo's builder throws
            throw new IllegalStateException(e);
        }
    }

    /** Asks for the endpoints, as a login of the gateway does, and connects. */
    CompletableFuture<OpcUaClient> connect(SecurityPolicy policy) {
        return DiscoveryClient.getEndpoints(url).thenCompose(endpoints -> {
            try {
                return OpcUaClient.create(config(endpoints, policy)).connectAsync();
            } catch (UaException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    List<OpcUaClient> connect(int count) {
        return Stream.generate(() -> connect(SecurityPolicy.None).join())
                .limit(count)
                .toList();
    }

    private OpcUaClientConfig config(List<EndpointDescription> endpoints, SecurityPolicy policy) {
        MessageSecurityMode mode =
                policy == SecurityPolicy.None ? MessageSecurityMode.None : MessageSecurityMode.SignAndEncrypt;
        EndpointDescription chosen = endpoints.stream()
                .filter(endpoint ->
                        policy.getUri().equals(endpoint.getSecurityPolicyUri()) && endpoint.getSecurityMode() == mode)
                .findFirst()
                .orElseThrow();
        OpcUaClientConfigBuilder config = OpcUaClientConfig.builder()
                .setApplicationName(LocalizedText.english("bare client"))
                .setApplicationUri(APPLICATION_URI)
                .setEndpoint(chosen)
                .setKeyPair(keys)
                .setCertificate(certificate)
                .setCertificateChain(new X509Certificate[] {certificate})
                .setCertificateValidator(new CertificateValidator.InsecureCertificateValidator());
        return config.build();
    }

    static void disconnect(List<OpcUaClient> clients) {
        clients.stream().map(OpcUaClient::disconnectAsync).toList().forEach(CompletableFuture::join);
    }
}
