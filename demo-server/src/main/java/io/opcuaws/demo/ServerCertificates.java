package io.opcuaws.demo;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateStore;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;

/** Gives Milo's server the one certificate that it has. */
final class ServerCertificates {

    private ServerCertificates() {}

    static CertificateManager of(DemoCertificate own, ClientTrust trust) {
        try {
            MemoryCertificateStore store = new MemoryCertificateStore();
            store.set(
                    NodeIds.RsaSha256ApplicationCertificateType,
                    new CertificateStore.Entry(own.privateKey(), new X509Certificate[] {own.certificate()}));
            return new DefaultCertificateManager(
                    new MemoryCertificateQuarantine(),
                    List.of(DefaultApplicationGroup.createAndInitialize(
                            new MemoryTrustListManager(), store, new Given(own), trust)));
        } catch (Exception e) {
            // Declared by Milo's interfaces for stores that are files.
            throw new IllegalStateException("cannot set up the demo server's certificate", e);
        }
    }

    /** Asked only if the store were empty; it never makes a second certificate. */
    private static final class Given extends RsaSha256CertificateFactory {

        private final DemoCertificate own;

        Given(DemoCertificate own) {
            this.own = own;
        }

        @Override
        protected KeyPair createRsaSha256KeyPair() {
            return own.keyPair();
        }

        @Override
        protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keyPair) {
            return new X509Certificate[] {own.certificate()};
        }
    }
}
