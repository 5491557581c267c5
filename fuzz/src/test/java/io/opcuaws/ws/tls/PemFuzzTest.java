package io.opcuaws.ws.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.fuzz.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is no PEM file of certificates or keys is refused, with its name and nothing of what is in it. */
class PemFuzzTest {

    private static final Path FILE = temporaryFile();

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("fuzz", ".pem");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<byte[]> files() {
        return Seeds.of(
                "-----BEGIN CERTIFICATE-----\nMIIBAA==\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIAAA\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
                        + "-----END RSA PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END-\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIBAA==\n-----END ENCRYPTED PRIVATE KEY-----\n");
    }

    @MethodSource("files")
    @FuzzTest
    void anyFile(byte[] input) throws IOException {
        Files.write(FILE, input);
        PemFile pem = new PemFile(FILE);
        try {
            assertThat(pem.certificates()).isNotEmpty();
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith(FILE.toString());
        }
        try {
            assertThat(pem.key(Optional.of(Secret.ofText("password"))).getEncoded())
                    .isNotEmpty();
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith(FILE.toString());
        }
    }
}
