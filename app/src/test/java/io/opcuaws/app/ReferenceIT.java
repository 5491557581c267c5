package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.AsyncApiParser;
import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Pages;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reference of all messages, as the packaged program serves it. */
@Timeout(240)
class ReferenceIT {

    @TempDir
    private Path folder;

    @Test
    void thePageComesWithAllThatItNeeds() {
        try (GatewayProcess gateway = GatewayProcess.start()) {
            assertThat(gateway.docs().getPath()).isEqualTo("/docs/");
            Pages pages = new Pages(gateway.url());
            assertThat(pages.get("docs").statusCode()).isEqualTo(308);
            HttpResponse<String> page = pages.get("docs/");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none';"));
            assertThat(page.body()).contains("id=\"GW_ReadRequest\"");
            for (String needed : new String[] {"reference.css", "search.js", "icon.svg", "asyncapi.json"}) {
                assertThat(page.body()).contains('"' + needed + '"');
                assertThat(pages.get("docs/" + needed).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void whoDoesNotWantItSwitchesItOff() {
        try (GatewayProcess gateway = GatewayProcess.start("--docs.enabled=false", "--console.enabled=false")) {
            Pages pages = new Pages(gateway.url());
            assertThat(pages.get("docs/").statusCode()).isEqualTo(404);
            assertThat(pages.get("").statusCode()).isEqualTo(404);
            assertThat(pages.get("health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void programsReadAValidDocumentOfAsyncApi() throws IOException {
        String served;
        try (GatewayProcess gateway = GatewayProcess.start()) {
            served = new Pages(gateway.url()).get("docs/asyncapi.json").body();
        }
        Path document = Files.writeString(folder.resolve("asyncapi.json"), served);
        assertThat(AsyncApiParser.read(document)).containsExactly("3.0.0: 65 messages, 35 operations");

        // Or that would prove nothing: an example that is none, and a reference to nothing.
        Files.writeString(
                document,
                served.replace("\"NodesToRead\" : [", "\"NodesToRead\" : 7, \"Other\" : [")
                        .replace("messages/GW_WriteRequest\"", "messages/GW_None\""));
        assertThat(AsyncApiParser.read(document))
                .contains("GW_ReadRequest, documentation: data/Body/NodesToRead must be array")
                .anyMatch(line -> line.startsWith("invalid-ref at /operations/Write/"));
    }
}
