package io.opcuaws.bench;

import io.opcuaws.app.peer.ChildProcess;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The demo server in a process of its own. */
final class DemoProcess implements AutoCloseable {

    private final ChildProcess process;
    private final String url;

    /**
     * @param manyPushed how many variables there are in {@code Demo.Pushed.Many}
     * @param host what the server says it is called; clients come back to where they asked if it is a name that nobody knows
     */
    DemoProcess(int manyPushed, String host) {
        process = ChildProcess.start(
                "demo server",
                Path.of(System.getProperty("java.io.tmpdir")),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        DemoProcess.class.getName(),
                        Integer.toString(manyPushed),
                        host));
        url = process.takeLine("opc.tcp://", Patience.START);
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    String url() {
        return url;
    }

    int port() {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    @Override
    public void close() {
        process.close();
    }

    /** The other process: serves until its parent is gone. */
    public static void main(String[] args) throws IOException {
        DemoServerOptions options = DemoServerOptions.defaults()
                .withManyPushed(Integer.parseInt(args[0]))
                .withAdvertisedHost(args[1]);
        try (DemoServer server = DemoServer.start(options)) {
            System.out.println(server.endpointUrl());
            while (System.in.read() >= 0) {
                // nothing is said; the end is
            }
        }
    }
}
