package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.PageScript;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A newcomer types what docs/secure-installation.md says. */
@Timeout(120)
class SecureInstallationIT {

    @Test
    void thePageLeadsToAGatewayThatLetsEachClientDoWhatItMay() throws IOException {
        List<String> printed = PageScript.run("secure-installation.md");

        assertThat(printed)
                .as("the server is not trusted, then trusted; the dashboard may read, the operator write")
                .containsSubsequence(
                        "Login BadCertificateUntrusted ",
                        "no answer without TLS",
                        "401",
                        "Login Good ",
                        "Write BadUserAccessDenied ",
                        "Login Good ",
                        "Write Good ['0']");
        assertThat(printed).anyMatch(line -> line.startsWith("{\"status\":\"UP\""));
        assertThat(printed)
                .as("the audit")
                .anyMatch(line -> line.contains("\"Event\":\"Done\"") && line.contains("\"Client\":\"operator\""));
        assertThat(printed)
                .filteredOn(line -> line.endsWith(".token") || line.endsWith(".pem"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("-rw-------"));
    }
}
