package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the schemas' own tests on Node: what Java's validator accepts and refuses, ajv accepts and refuses too. Without Node
 * it is skipped, and says so; where {@code CI} is {@code true} it fails instead.
 */
final class SchemasInJavaScriptTest {

    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    private Path folder;

    /** What a command has printed, and whether it went well. */
    private record Run(boolean ok, String output) {}

    @Test
    void ajvAgreesWithTheExamples() throws IOException, InterruptedException {
        require(run(List.of("node", "--version")), "Node is not installed");
        if (packagesAreStale()) {
            require(run(List.of("npm", "ci", "--no-audit", "--no-fund")), "npm cannot install ajv");
        }

        Run tests = run(testCommand());

        assertThat(tests.ok()).as(tests.output()).isTrue();
        assertThat(tests.output()).contains("# fail 0").doesNotContain("# pass 0");
    }

    private static void require(Run run, String otherwise) {
        if (!run.ok()) {
            String reason = otherwise + ", so the schemas were not tested with ajv: " + run.output();
            if ("true".equals(System.getenv("CI"))) {
                fail(reason);
            }
            abort(reason);
        }
    }

    private static boolean packagesAreStale() throws IOException {
        Path installed = Examples.SCHEMAS.resolve("node_modules/.package-lock.json");
        Path wanted = Examples.SCHEMAS.resolve("package-lock.json");
        return !Files.exists(installed)
                || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0;
    }

    private static List<String> testCommand() throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
        try (Stream<Path> files = Files.list(Examples.SCHEMAS.resolve("test"))) {
            files.map(file -> "test/" + file.getFileName())
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(command::add);
        }
        return command;
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Examples.SCHEMAS.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Run(ended && process.exitValue() == 0, Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Run(false, String.valueOf(e.getMessage()));
        }
    }
}
