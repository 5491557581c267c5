package io.opcuaws.bench.child;

import io.opcuaws.app.peer.ChildProcess;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import java.io.IOException;

/** The demo server in a process of its own. */
public final class DemoProcess implements AutoCloseable {

    private static final int MANY = 1_000;
    private static final int MAX_SESSIONS = 2_000;

    private final ChildProcess process;
    private final String url;

    /**
     * @param manyPushed how many variables there are in {@code Demo.Pushed.Many}; in {@code Demo.Many} there are 1000
     * @param host what the server says it is called; clients come back to where they asked if it is a name that nobody knows
     */
    public DemoProcess(int manyPushed, String host) {
        process = JavaProcess.start("demo server", DemoProcess.class, Integer.toString(manyPushed), host);
        url = process.takeLine("opc.tcp://", Patience.START);
    }

    public String url() {
        return url;
    }

    public int port() {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The other process: serves until its parent is gone. */
    public static void main(String[] args) throws IOException {
        DemoServerOptions options = DemoServerOptions.defaults()
                .withManyVariables(MANY)
                .withManyPushed(Integer.parseInt(args[0]))
                .withAdvertisedHost(args[1])
                .withMaxSessions(MAX_SESSIONS);
        try (DemoServer server = DemoServer.start(options)) {
            System.out.println(server.endpointUrl());
            while (System.in.read() >= 0) {
                // nothing is said; the end is
            }
        }
    }
}
