package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The release archive.
 *
 * @param home the folder that it unpacks to
 */
record Archive(Path home) {

    /** The folder of the whole project. */
    static final Path PROJECT =
            Path.of(System.getProperty("basedir", ""), "..").toAbsolutePath().normalize();

    private static final String NAME = "opcua-ws-gateway-" + System.getProperty("gateway.version");

    /** What the build made of this ending. */
    static Path built(String ending) {
        return PROJECT.resolve("dist/target").resolve(NAME + ending);
    }

    /** Unpacks it as an operator does, into an empty folder. */
    static Archive unpackedInto(Path folder) throws IOException, InterruptedException {
        Outcome.of(folder, "tar", "-xzf", built(".tar.gz").toString()).good();
        assertThat(children(folder)).containsExactly(NAME);
        return new Archive(folder.resolve(NAME));
    }

    Path script() {
        return home.resolve("bin/opcua-ws-gateway");
    }

    Path configuration() {
        return home.resolve("conf/gateway.yaml");
    }

    /** The names of what is in a folder of it. */
    List<String> in(String folder) throws IOException {
        return children(home.resolve(folder));
    }

    /** Every file, by its path below the folder. */
    TreeSet<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            TreeSet<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> names.add(home.relativize(file).toString()));
            return names;
        }
    }

    private static List<String> children(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
