package io.opcuaws.app.peer;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of another language that some tests need. A developer without it sees those tests skipped, with its name; in
 * CI, where a skipped test is an unnoticed hole, its absence is a failure.
 */
public record Tool(String description, List<String> trial) {

    static final Tool NODE = new Tool(
            "Node.js 20 or newer",
            List.of("node", "-e", "process.exit(Number(process.versions.node.split('.')[0]) >= 20 ? 0 : 1)"));

    static final Tool NPM = new Tool("npm", List.of("npm", "--version"));

    /** Of Debian's package {@code systemd}. */
    public static final Tool SYSTEMD_ANALYZE = new Tool(
            "systemd-analyze 250 or newer", List.of("systemd-analyze", "security", "--offline=true", "--help"));

    /** Of Debian's package {@code dpkg}. */
    public static final Tool DPKG_DEB = new Tool("dpkg-deb", List.of("dpkg-deb", "--version"));

    /** For who may make a view of the file system of their own: root. */
    public static final Tool UNSHARE = new Tool("unshare, run by root", List.of("unshare", "--mount", "true"));

    static final Tool PYTHON_WEBSOCKET = new Tool(
            "/usr/bin/python3 with the module websocket", List.of("/usr/bin/python3", "-c", "import websocket"));

    static final Tool PYTHON_WEBSOCKETS = new Tool(
            "/usr/bin/python3 with the module websockets", List.of("/usr/bin/python3", "-c", "import websockets"));

    /** The command that runs the tool. */
    String command() {
        return trial.get(0);
    }

    /** Ends the test here if the tool is absent. */
    public void require() {
        boolean present = isPresent();
        if (!present && "true".equals(System.getenv("CI"))) {
            Assertions.fail("CI must have " + description);
        }
        Assumptions.assumeTrue(present, description + " is absent");
    }

    private boolean isPresent() {
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
