package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.PageScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An operator types what docs/operations.md says, as far as that needs no service manager. */
@Timeout(120)
class OperationsPageIT {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)[^)]*\\)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void thePageLeadsFromTheArchiveToAGatewayThatRunsAndEnds() throws IOException, InterruptedException {
        Path archive = Archive.built(".tar.gz");
        Path sums = Files.writeString(
                folder.resolve("SHA256SUMS"),
                Outcome.of(
                                Archive.PROJECT.resolve("dist/target"),
                                "sha256sum",
                                archive.getFileName().toString())
                        .good());

        List<String> printed = PageScript.run("operations.md", List.of(archive, sums));

        assertThat(printed)
                .containsSubsequence(
                        archive.getFileName() + ": OK",
                        "licences",
                        "opcua-ws-gateway " + System.getProperty("gateway.version"));
        assertThat(printed).anyMatch(line -> line.matches("  port: \\d+ # .*conf/gateway.yaml:1"));
        assertThat(printed)
                .filteredOn(line -> line.startsWith("{\"status\":\"UP\""))
                .as("of both ports")
                .hasSize(2);
        assertThat(printed).anyMatch(line -> line.startsWith("opcua_ws_gateway_build_info{"));
    }

    /** Pages move; who follows one that is packed with the program cannot look elsewhere. */
    @Test
    void itsLinksAndThoseOfItsNeighboursLeadSomewhere() throws IOException {
        for (String page : List.of("operations.md", "kubernetes.md", "releasing.md")) {
            Path file = Archive.PROJECT.resolve("docs").resolve(page);
            assertThat(LINK.matcher(Files.readString(file)).results().map((MatchResult link) -> link.group(1)))
                    .isNotEmpty()
                    .allSatisfy(
                            target -> assertThat(file.resolveSibling(target)).exists());
        }
    }
}
