package io.opcuaws.opcua.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTrustTest {

    private static final String URI = "urn:a:server";

    @TempDir
    Path data;

    private PkiDirectory pki;
    private ServerTrust trust;
    private TestAuthority authority;

    @BeforeEach
    void start() throws Exception {
        pki = PkiDirectory.in(data);
        trust = new ServerTrust(pki, false);
        authority = new TestAuthority("an authority");
    }

    private static ByteString chain(X509Certificate... certificates) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (X509Certificate certificate : certificates) {
            all.write(certificate.getEncoded());
        }
        return ByteString.of(all.toByteArray());
    }

    private static void put(Path directory, X509Certificate certificate) throws Exception {
        Files.write(directory.resolve(certificate.getSerialNumber() + ".der"), certificate.getEncoded());
    }

    private long rejected() throws IOException {
        try (var files = Files.list(pki.rejected())) {
            return files.count();
        }
    }

    @Test
    void trustsWhatATrustedAuthorityIssued() throws Exception {
        put(pki.trusted(), authority.certificate);

        trust.check(chain(authority.issue(URI)), URI);
        trust.check(chain(authority.issue(URI), authority.certificate), URI);
    }

    /** An issuer helps to understand a chain; that it is known does not mean that all it issues is welcome. */
    @Test
    void doesNotTrustWhatAMereIssuerIssued() throws Exception {
        put(pki.issuers(), authority.certificate);

        assertThatThrownBy(() -> trust.check(chain(authority.issue(URI)), URI))
                .hasMessageStartingWith("BadCertificateUntrusted");
        assertThat(rejected()).isEqualTo(1);
    }

    @Test
    void trustsOneCertificateWithoutItsAuthority() throws Exception {
        X509Certificate server = authority.issue(URI);
        put(pki.trusted(), server);

        trust.check(chain(server), URI);
        assertThatThrownBy(() -> trust.check(chain(authority.issue(URI)), URI))
                .hasMessageStartingWith("BadCertificateUntrusted");
    }

    @Test
    void doesNotTrustAnAuthorityOfTheSameName() throws Exception {
        put(pki.trusted(), authority.certificate);
        TestAuthority impostor = new TestAuthority("an authority");

        assertThatThrownBy(() -> trust.check(chain(impostor.issue(URI)), URI))
                .hasMessageStartingWith("BadCertificateUntrusted");
        assertThatThrownBy(() -> trust.check(chain(impostor.issue(URI), authority.certificate), URI))
                .hasMessageStartingWith("BadCertificateUntrusted");
    }

    /** Else any server of a plant could pass for any other. */
    @Test
    void wantsTheServersNameInACertificateThatIsTrustedForItsAuthority() throws Exception {
        put(pki.trusted(), authority.certificate);

        assertThatThrownBy(() -> trust.check(chain(authority.issue("urn:another")), URI))
                .hasMessageStartingWith("BadCertificateUriInvalid");
    }

    @Test
    void doesNotTrustWhatHasExpired() throws Exception {
        X509Certificate expired = authority.issue(URI, Instant.now().minus(Duration.ofDays(1)));

        put(pki.trusted(), authority.certificate);
        assertThatThrownBy(() -> trust.check(chain(expired), URI)).hasMessageStartingWith("BadCertificateTimeInvalid");

        put(pki.trusted(), expired);
        assertThatThrownBy(() -> trust.check(chain(expired), URI)).hasMessageStartingWith("BadCertificateTimeInvalid");
    }

    @Test
    void doesNotTrustWhatIsRevoked() throws Exception {
        X509Certificate server = authority.issue(URI);
        put(pki.trusted(), authority.certificate);
        Files.write(pki.trusted().resolve("list.crl"), authority.revoke(server).getEncoded());

        assertThatThrownBy(() -> trust.check(chain(server), URI)).hasMessageStartingWith("BadCertificateRevoked");
        trust.check(chain(authority.issue(URI)), URI);
    }

    @Test
    void refusesWhatIsNoCertificate() {
        assertThatThrownBy(() -> trust.check(ByteString.NULL_VALUE, URI))
                .hasMessageStartingWith("BadCertificateInvalid");
        assertThatThrownBy(() -> trust.check(ByteString.of(new byte[] {1, 2, 3}), URI))
                .hasMessageStartingWith("BadCertificateInvalid");
    }

    /** Clients choose which servers are asked: the disk must not fill up with their certificates. */
    @Test
    void keepsTheNewestRejectedCertificates() throws Exception {
        for (int i = 0; i < 120; i++) {
            Files.writeString(pki.rejected().resolve("old-" + i + ".der"), "");
        }

        assertThatThrownBy(() -> trust.check(chain(authority.issue(URI)), URI))
                .hasMessageStartingWith("BadCertificateUntrusted");

        assertThat(rejected()).isEqualTo(100);
        try (var files = Files.list(pki.rejected())) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("a-server-"));
        }
    }
}
