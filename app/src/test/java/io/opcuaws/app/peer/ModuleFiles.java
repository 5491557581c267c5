package io.opcuaws.app.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where things are: the module's own files, and folders that last as long as a test. */
final class ModuleFiles {

    private ModuleFiles() {}

    /** A file of module `app`; another module says where that is, Maven names the module's folder, an IDE starts tests in it. */
    static Path file(String path) {
        String folder = System.getProperty("app.folder", System.getProperty("basedir", ""));
        return Path.of(folder, path).toAbsolutePath();
    }

    static Path temporaryFolder(String purpose) {
        try {
            return Files.createTempDirectory("opcua-ws-gateway-" + purpose + "-");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> leavesFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.delete(path);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
