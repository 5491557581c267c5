package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a command ended, and what it printed to both streams. The commands here end by themselves; the test's time limit ends
 * one that does not.
 */
record Outcome(int exitCode, String output) {

    static Outcome of(Path folder, String... command) throws IOException, InterruptedException {
        return of(folder, Map.of(), command);
    }

    static Outcome of(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What it printed, if it ended well. */
    String good() {
        assertThat(exitCode).as(output).isZero();
        return output;
    }
}
