package io.opcuaws.opcua.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.fuzz.Bounds;
import io.opcuaws.fuzz.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client calls its certificate and its key is one, or BadIdentityTokenInvalid. */
class UserCertificateFuzzTest {

    static Stream<byte[]> certificates() {
        return Seeds.of(
                "MIIBAA==|30820100",
                "-----BEGIN CERTIFICATE-----\nMIIBAA==\n-----END CERTIFICATE-----|30:82 01\n00",
                "30 82|-----BEGIN RSA PRIVATE KEY-----\nMIIBAA==\n-----END RSA PRIVATE KEY-----");
    }

    /** A certificate and a key with a bar between them. */
    @MethodSource("certificates")
    @FuzzTest
    void anyCertificate(byte[] input) {
        String text = Seeds.text(input);
        int bar = Math.max(0, text.indexOf('|'));
        Bounds.within(text.length(), () -> BinaryText.bytes(text.substring(bar)));
        try {
            UserCertificate read = UserCertificate.read(
                    new UserIdentity.Certificate(text.substring(0, bar), Secret.ofText(text.substring(bar))));
            assertThat(read.chain()).isNotEmpty();
        } catch (FailureException e) {
            assertThat(e.failure().status().name()).isEqualTo("BadIdentityTokenInvalid");
        }
    }
}
