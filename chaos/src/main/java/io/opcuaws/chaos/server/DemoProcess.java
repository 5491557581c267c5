package io.opcuaws.chaos.server;

import io.opcuaws.app.peer.ChildProcess;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.chaos.invariant.Held;
import io.opcuaws.chaos.net.FaultyWire;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The demo server in a process of its own: {@link DemoMain}. */
final class DemoProcess implements KillableServer {

    private static final int FREE = 0;

    private final Path folder;
    private ChildProcess process;
    private int port;

    private DemoProcess(Path folder) {
        this.folder = folder;
        process = launch(FREE);
        port = listening();
    }

    static DemoProcess start(FaultyWire wire) {
        try {
            DemoProcess server = new DemoProcess(Files.createTempDirectory("opcua-ws-gateway-chaos-"));
            wire.leadTo(server.port);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Nodes nodes() {
        return new Nodes("ns=2;s=Demo.Pushed.Many.%d", DemoMain.COUNTERS, "ns=2;s=Demo.Scalar.Double", false);
    }

    @Override
    public synchronized Held held() {
        process.send("held");
        String[] counts = process.takeLine(DemoMain.HELD, Patience.ANSWER).split(" ", -1);
        return new Held(Integer.parseInt(counts[1]), Integer.parseInt(counts[2]), Integer.parseInt(counts[3]));
    }

    @Override
    public synchronized void kill() {
        process.close();
    }

    @Override
    public synchronized void startAgain() {
        process = launch(port);
        port = listening();
    }

    @Override
    public synchronized void close() {
        process.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int listening() {
        String line = process.takeLine(DemoMain.LISTENS, Patience.START);
        return Integer.parseInt(line.substring(DemoMain.LISTENS.length()));
    }

    private ChildProcess launch(int atPort) {
        return ChildProcess.start(
                "demo server",
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        DemoMain.class.getName(),
                        Integer.toString(atPort),
                        folder.toString()));
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
