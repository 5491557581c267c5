package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.RawHttp;
import io.opcuaws.app.peer.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.net.SocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An operator unpacks the release archive and starts what is in it. */
@Timeout(120)
class ArchiveIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Archive archive;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        archive = Archive.unpackedInto(folder);
    }

    @Test
    void hasWhatAnOperatorNeeds() throws IOException {
        assertThat(archive.in(""))
                .containsExactly(
                        "CHANGELOG.md",
                        "README.md",
                        "bin",
                        "conf",
                        "deploy",
                        "docs",
                        "lib",
                        "licences",
                        "sbom.json",
                        "schemas");
        assertThat(archive.in("schemas/messages")).contains("GW_LoginRequest.json");
        assertThat(archive.files()).noneMatch(name -> name.contains("node_modules") || name.contains("/target/"));
    }

    /** Some unpack the one, some the other. */
    @Test
    void theZipHasTheSameFiles() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (ZipFile zip = new ZipFile(Archive.built(".zip").toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .forEach(names::add);
        }
        String folderName = archive.home().getFileName() + "/";
        assertThat(names).allMatch(name -> name.startsWith(folderName));
        assertThat(names.stream().map(name -> name.substring(folderName.length())))
                .containsExactlyElementsOf(archive.files());
    }

    /** A service manager knows the process that it has started, and sends its signals there. */
    @Test
    void theScriptStartsAGatewayThatServesAndEndsWhenItIsTold() throws IOException {
        try (GatewayProcess gateway = GatewayProcess.startBy(
                List.of(
                        "env",
                        "JAVA_OPTS=-Xmx256m -Dfile.encoding=UTF-8",
                        archive.script().toString()),
                "--demo",
                "--demo-port=0")) {
            assertThat(RawHttp.answer(
                            SocketFactory.getDefault(), gateway.url(), "GET /health HTTP/1.1", "Connection: close\r\n"))
                    .contains("200", "\"UP\"");
            try (TestClient client = TestClient.connect(gateway.url())) {
                String session = client.logIn(Login.to(gateway.demoServer()));
                assertThat(client.read(session, "i=2258").statusCode()).isEqualTo("0");
            }

            assertThat(gateway.terminate()).isZero();
        }
    }

    /** Debian's package puts a link into /usr/bin. */
    @Test
    void aLinkToTheScriptDoesWhatTheScriptDoes() throws IOException, InterruptedException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("gateway"), elsewhere.relativize(archive.script()));
        Path another = Files.createSymbolicLink(elsewhere.resolve("another"), link);

        assertThat(Outcome.of(elsewhere, another.toString(), "--version").good())
                .isEqualToIgnoringNewLines("opcua-ws-gateway " + System.getProperty("gateway.version"));
    }

    @Test
    void theScriptReadsTheConfigurationBesideItUnlessItIsGivenAnotherOne() throws IOException, InterruptedException {
        Path another = Files.writeString(folder.resolve("another.yaml"), "listen: {port: 8443}\n");

        assertThat(Outcome.of(folder, archive.script().toString(), "--print-config", "--listen.nonsense=1")
                        .exitCode())
                .isEqualTo(2);
        assertThat(Outcome.of(
                                folder,
                                Map.of("OPCUA_WS_GATEWAY_CONFIG", another.toString()),
                                archive.script().toString(),
                                "--print-config")
                        .good())
                .contains("port: 8443 # " + another + ":1");
        Path own = archive.configuration();
        String before = Files.readString(own);
        try {
            Files.writeString(own, before + "listen: {port: 8444}\n");
            assertThat(Outcome.of(folder, archive.script().toString(), "--print-config")
                            .good())
                    .contains("port: 8444 # " + own);
        } finally {
            Files.writeString(own, before);
        }
    }

    @Test
    void anOldJavaIsRefusedByName() throws IOException, InterruptedException {
        Path home = javaThatSays("openjdk version \"11.0.2\" 2019-01-15");

        assertThat(start(home))
                .isEqualTo(
                        new Outcome(1, "opcua-ws-gateway: " + home + "/bin/java is Java 11; it must be 17 or newer\n"));
        assertThat(start(javaThatSays("java version \"1.8.0_202\"")).output()).contains("is Java 1;");
    }

    @Test
    void aJavaThatIsMissingIsSaidToBe() throws IOException, InterruptedException {
        assertThat(start(folder.resolve("nowhere")))
                .isEqualTo(new Outcome(
                        1,
                        "opcua-ws-gateway: there is no " + folder.resolve("nowhere")
                                + "/bin/java; install Java 17 or newer, or set JAVA_HOME\n"));
    }

    private static Outcome start(Path javaHome) throws IOException, InterruptedException {
        return Outcome.of(
                folder,
                Map.of("JAVA_HOME", javaHome.toString()),
                archive.script().toString(),
                "--version");
    }

    private static Path javaThatSays(String version) throws IOException {
        Path home = Files.createTempDirectory(folder, "java");
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'Picked up JAVA_TOOL_OPTIONS: -Dx'\necho '" + version + "' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }
}
