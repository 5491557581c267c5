package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.app.peer.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive as a container and the service of systemd run it: by nobody in particular, without capabilities, where only the
 * data folder can be written.
 */
@Timeout(120)
class ReadOnlyRootIT {

    private static final Path CONFINED = Archive.PROJECT.resolve("dist/src/test/sh/read-only-root");
    private static final Path DOCKERFILE = Archive.PROJECT.resolve("deploy/docker/Dockerfile");
    private static final Pattern ENTRY_POINT =
            Pattern.compile("(?m)^ENTRYPOINT \\[\"/opt/opcua-ws-gateway/(bin/[^\"]+)\"]$");
    private static final Pattern JAVA_OPTIONS = Pattern.compile("JAVA_OPTS=\"([^\"]+)\"");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void everybodyMayLookIntoTheFolder() throws IOException {
        Tool.UNSHARE.require();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theGatewayWritesNothingButItsDataFolder() throws IOException, InterruptedException {
        Archive archive = Archive.unpackedInto(folder);
        try (GatewayProcess gateway = GatewayProcess.startBy(
                List.of(
                        "env",
                        "JAVA_OPTS=" + inTheImage(JAVA_OPTIONS),
                        "unshare",
                        "--mount",
                        CONFINED.toString(),
                        archive.home().resolve(inTheImage(ENTRY_POINT)).toString()),
                "--demo",
                "--demo-port=0")) {
            try (TestClient client = TestClient.connect(gateway.url())) {
                String session =
                        client.logIn(Login.to(gateway.demoServer()).secured("Basic256Sha256", "SignAndEncrypt"));
                assertThat(client.read(session, "i=2258").isGood()).isTrue();
            }

            assertThat(status(gateway, "Uid")).startsWith("65532");
            assertThat(status(gateway, "CapBnd")).matches("0+");
            assertThat(status(gateway, "NoNewPrivs")).isEqualTo("1");
            assertThat(gateway.dataFolder().resolve("own/private-key.pem")).exists();
            assertThat(gateway.log()).noneMatch(line -> line.contains(" WARN ") || line.contains("stays writable"));
            assertThat(gateway.terminate()).isZero();
        }
    }

    private static String inTheImage(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(DOCKERFILE))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pattern + " in " + DOCKERFILE));
    }

    private static String status(GatewayProcess gateway, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(gateway.pid()), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }
}
