package io.opcuaws.app.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the scripts for Node need from npm. */
public final class NodePackages {

    /** Where the module's scripts are. */
    public static final Path FOLDER = ModuleFiles.file("src/test/node");

    private NodePackages() {}

    /** npm notes what it installed in a file of its own: older than our lock, or missing, it is not what the lock says. */
    public static synchronized void require() {
        Tool.NODE.require();
        Tool.NPM.require();
        Path lock = FOLDER.resolve("package-lock.json");
        Path installed = FOLDER.resolve("node_modules/.package-lock.json");
        try {
            if (!Files.exists(installed)
                    || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0) {
                ChildProcess.run("npm ci", FOLDER, Patience.INSTALL, List.of(Tool.NPM.command(), "ci"));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
