package io.opcuaws.chaos.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through a {@link FaultyWire}: two sockets, and a thread for each way. */
final class Link {

    private static final int PARCEL = 1 << 14;

    private final Socket client;
    private final Socket server;
    private final Valve valve;
    private final Runnable ended;
    private boolean oneWayEnded;

    Link(Socket client, Socket server, Valve valve, Runnable ended) {
        this.client = client;
        this.server = server;
        this.valve = valve;
        this.ended = ended;
    }

    void start() {
        Daemon.start("wire to server", () -> pump(client, server));
        Daemon.start("wire to client", () -> pump(server, client));
    }

    /** Ends both sides at once, as when a cable is cut and the system notices: the peers see a reset. */
    void cut() {
        reset(client);
        reset(server);
    }

    /** The receiver of this direction hears the end; the other way goes on. */
    void halfClose(Direction direction) {
        shutOutput(direction == Direction.TO_SERVER ? server : client);
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] parcel = new byte[PARCEL];
            for (int length = read(in, parcel); length >= 0; length = read(in, parcel)) {
                valve.pass(length, () -> !to.isClosed());
                if (!to.isOutputShutdown()) {
                    out.write(parcel, 0, length);
                }
            }
            shutOutput(to);
            oneWayEnded();
        } catch (IOException broken) {
            cut();
            ended.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int read(InputStream in, byte[] parcel) throws IOException {
        return in.read(parcel, 0, valve.parcel(parcel.length));
    }

    private synchronized void oneWayEnded() {
        if (oneWayEnded) {
            close(client);
            close(server);
            ended.run();
        }
        oneWayEnded = true;
    }

    private static void shutOutput(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException gone) {
            close(socket);
        }
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // then there is nobody to be told
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // then it is closed
        }
    }
}
