package io.opcuaws.bench.child;

import io.opcuaws.app.peer.ChildProcess;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.bench.echo.EchoServer;
import java.net.URI;

/** What the gateway's messages cost without a gateway: an {@link EchoServer} in a process of its own. */
public final class EchoProcess implements AutoCloseable {

    private final ChildProcess process;
    private final URI url;

    public EchoProcess() {
        process = JavaProcess.start("echo", EchoProcess.class);
        url = URI.create(process.takeLine("ws://", Patience.START));
    }

    public URI url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The other process: serves until its parent is gone. */
    public static void main(String[] args) throws Exception {
        System.out.println("ws://127.0.0.1:" + EchoServer.start() + "/");
        while (System.in.read() >= 0) {
            // nothing is said; the end is
        }
        System.exit(0);
    }
}
