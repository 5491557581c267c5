package io.opcuaws.bench.child;

import io.opcuaws.app.peer.ChildProcess;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Starts classes of this module in JVMs of their own, with the same heap as the gateway has in our runs. */
final class JavaProcess {

    private JavaProcess() {}

    static ChildProcess start(String name, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap(main),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return ChildProcess.start(name, Path.of(System.getProperty("java.io.tmpdir")), command);
    }

    /** The server is measured by nobody, and must not be what is slow. */
    private static String heap(Class<?> main) {
        return main == DemoProcess.class ? "1g" : "256m";
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
