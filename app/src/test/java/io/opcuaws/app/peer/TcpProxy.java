package io.opcuaws.app.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between the gateway and a server that a test can cut or hold. What a peer says is forwarded in parcels, as they
 * are read: of a client that waits for each answer before it goes on, a parcel is a message.
 */
public final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();
    private volatile int target;

    private TcpProxy() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::acceptAll, "accept");
    }

    /** A proxy that listens at once, and leads nowhere until it is told where. */
    public static TcpProxy open() {
        try {
            return new TcpProxy();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void leadTo(int port) {
        target = port;
    }

    /** Cuts every connection there is; new ones are served as before. */
    public void cut() {
        sockets.forEach(this::close);
    }

    /** From here on nothing that the client says passes, though every connection stays open. */
    public void stall() {
        gate.closeAfter(0);
    }

    /** Lets that many more parcels of the client pass, then stalls. */
    public void stallAfter(int parcels) {
        gate.closeAfter(parcels);
    }

    /** Whether something waits before the closed gate. */
    public boolean isHolding() {
        return gate.isHolding();
    }

    /** Lets pass what was held, and all that follows. */
    public void resume() {
        gate.open();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } finally {
            cut();
            gate.open();
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException closed) {
                // the loop's condition tells whether it was the listener
            }
        }
    }

    private void serve(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(server);
            daemon(() -> pump(client, server, true), "upstream");
            daemon(() -> pump(server, client, false), "downstream");
        } catch (IOException unreachable) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to, boolean fromClient) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] parcel = new byte[1 << 16];
            for (int length = in.read(parcel); length >= 0; length = in.read(parcel)) {
                if (fromClient) {
                    gate.pass();
                }
                out.write(parcel, 0, length);
            }
        } catch (IOException cut) {
            // both ends are closed below, as they are when one of them ends
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException gone) {
            // then there is nothing left to close
        }
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, "proxy " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Where the client's parcels wait: open, or closed once so many have passed. */
    private static final class Gate {

        private static final int OPEN = -1;

        private int parcelsLeft = OPEN;
        private int holding;

        synchronized void closeAfter(int parcels) {
            parcelsLeft = parcels;
        }

        synchronized void open() {
            parcelsLeft = OPEN;
            notifyAll();
        }

        synchronized boolean isHolding() {
            return holding > 0;
        }

        synchronized void pass() throws IOException {
            holding++;
            try {
                while (parcelsLeft == 0) {
                    wait();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            } finally {
                holding--;
            }
            if (parcelsLeft != OPEN) {
                parcelsLeft--;
            }
        }
    }
}
