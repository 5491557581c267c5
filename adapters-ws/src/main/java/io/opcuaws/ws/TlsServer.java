package io.opcuaws.ws;

import io.opcuaws.ws.tls.ClientCertificates;
import io.opcuaws.ws.tls.TlsMaterial;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's TLS, with a certificate that can be replaced while it runs. */
final class TlsServer {

    private final SslContextFactory.Server context = new SslContextFactory.Server();

    TlsServer(TlsMaterial material) {
        context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        context.setRenegotiationAllowed(false);
        put(context, material);
    }

    /** What a socket goes through before it speaks HTTP. */
    ConnectionFactory before(HttpConnectionFactory http) {
        return new SslConnectionFactory(context, http.getProtocol());
    }

    /** Handshakes that begin from now on see the new certificate. */
    void replace(TlsMaterial material) {
        try {
            context.reload(factory -> put(factory, material));
        } catch (Exception e) {
            throw new IllegalStateException("A certificate that fits its key cannot be used.", e);
        }
    }

    private static void put(SslContextFactory factory, TlsMaterial material) {
        factory.setKeyStore(material.identity());
        factory.setKeyStorePassword("");
        factory.setTrustStore(material.clientIssuers().orElse(null));
        if (factory instanceof SslContextFactory.Server server) {
            server.setWantClientAuth(material.clientCertificates() == ClientCertificates.WANTED);
            server.setNeedClientAuth(material.clientCertificates() == ClientCertificates.REQUIRED);
        }
    }
}
