package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service of systemd, as systemd itself judges it. */
@Timeout(60)
class SystemdUnitIT {

    private static final Path SHIPPED = Archive.PROJECT.resolve("deploy/systemd/opcua-ws-gateway.service");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path unit;

    /** The program is not installed here; all else is as shipped. */
    @BeforeEach
    void copy() throws IOException {
        Tool.SYSTEMD_ANALYZE.require();
        String text = Files.readString(SHIPPED);
        assertThat(text).contains("\nExecStart=opcua-ws-gateway\n");
        unit = Files.writeString(
                folder.resolve(SHIPPED.getFileName()),
                text.replace("ExecStart=opcua-ws-gateway", "ExecStart=/bin/true"));
    }

    @Test
    void hasNoMistake() throws IOException, InterruptedException {
        assertThat(verified()).isEqualTo(new Outcome(0, ""));

        Files.writeString(unit, Files.readString(unit).replace("ProtectSystem=strict", "ProtectSystems=strict"));
        assertThat(verified().output()).as("of a mistake").contains("ProtectSystems");
    }

    /** 0.0 is nothing open, 10.0 everything. What is left over here is the network, which a gateway is for, and Java's needs. */
    @Test
    void leavesLittleOpen() throws IOException, InterruptedException {
        assertThat(Outcome.of(
                        folder,
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--threshold=15",
                        "--no-pager",
                        unit.toString()))
                .satisfies(outcome ->
                        assertThat(outcome.exitCode()).as(outcome.output()).isZero());
    }

    /** Java makes machine code, and would not start with it. */
    @Test
    void doesNotForbidWhatJavaNeeds() throws IOException {
        assertThat(Files.readAllLines(unit))
                .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute=") || line.startsWith("ProcSubset="));
    }

    private Outcome verified() throws IOException, InterruptedException {
        return Outcome.of(folder, "systemd-analyze", "verify", "--man=no", unit.toString());
    }
}
