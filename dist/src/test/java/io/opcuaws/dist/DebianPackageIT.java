package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, read and unpacked by Debian's own tool. */
@Timeout(60)
class DebianPackageIT {

    private static final String PACKAGE = Archive.built(".deb").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void debian() {
        Tool.DPKG_DEB.require();
    }

    @Test
    void needsAJavaAndKeepsTheConfigurationOfTheOperator() throws IOException, InterruptedException {
        assertThat(dpkgDeb("--field", PACKAGE, "Depends"))
                .isEqualToIgnoringNewLines("default-jre-headless (>= 2:1.17) | java17-runtime-headless");
        assertThat(dpkgDeb("--info", PACKAGE, "conffiles").lines())
                .containsExactly("/etc/opcua-ws-gateway/gateway.yaml");
    }

    @Test
    void hasEachFileWhereDebianExpectsIt() throws IOException, InterruptedException {
        List<String> files = dpkgDeb("--contents", PACKAGE).lines().toList();

        assertThat(files)
                .anyMatch(line ->
                        line.endsWith(" ./usr/bin/opcua-ws-gateway -> ../share/opcua-ws-gateway/bin/opcua-ws-gateway"))
                .anyMatch(line -> line.startsWith("-rwxr-xr-x root/root")
                        && line.endsWith(" ./usr/share/opcua-ws-gateway/bin/opcua-ws-gateway"))
                .anyMatch(line -> line.endsWith(" ./lib/systemd/system/opcua-ws-gateway.service"))
                .anyMatch(line -> line.endsWith(" ./usr/share/opcua-ws-gateway/schemas/messages/GW_LoginRequest.json"))
                .anyMatch(line -> line.endsWith(" ./usr/share/doc/opcua-ws-gateway/copyright"));
        assertThat(files).allMatch(line -> line.contains(" root/root "));
    }

    @Test
    void whatIsInTheSearchPathStartsTheProgram() throws IOException, InterruptedException {
        dpkgDeb("--extract", PACKAGE, folder.toString());

        assertThat(Outcome.of(folder, folder.resolve("usr/bin/opcua-ws-gateway").toString(), "--version")
                        .good())
                .isEqualToIgnoringNewLines("opcua-ws-gateway " + System.getProperty("gateway.version"));
    }

    private String dpkgDeb(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "dpkg-deb";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Outcome.of(folder, command).good();
    }
}
