package io.opcuaws.schemas.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the source folder is kept: nothing lingers, and what did not change is not touched. */
final class MainTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    private Path folder;

    private Path target;
    private Path record;

    @BeforeEach
    void writeOnce() throws IOException {
        new Schemas(folder.resolve("schemas")).request("'A': { 'type': 'string', 'description': 'A.' }");
        target = folder.resolve("target");
        record = target.resolve("io/opcuaws/protocol/message/TestRequest.java");
        run();
        Files.setLastModifiedTime(record, LONG_AGO);
    }

    private void run() throws IOException {
        Main.main(new String[] {folder.resolve("schemas").toString(), target.toString()});
    }

    @Test
    void aFileThatDidNotChangeKeepsItsTime() throws IOException {
        run();

        assertThat(Files.getLastModifiedTime(record)).isEqualTo(LONG_AGO);
    }

    @Test
    void aFileThatChangedIsWrittenAnew() throws IOException {
        new Schemas(folder.resolve("schemas")).request("'B': { 'type': 'string', 'description': 'B.' }");

        run();

        assertThat(record).content().contains("@Nullable String b)");
    }

    @Test
    void aFileThatNoSchemaExplainsIsRemoved() throws IOException {
        Path stale = Files.writeString(record.resolveSibling("Stale.java"), "class Stale {}");

        run();

        assertThat(stale).doesNotExist();
    }
}
