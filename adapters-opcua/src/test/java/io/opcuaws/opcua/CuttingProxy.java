package io.opcuaws.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server and cuts their connections: at once, or after so many more bytes from the server, so
 * that a message may be cut in the middle and the client does not know whether it was done what it asked for.
 */
final class CuttingProxy implements AutoCloseable {

    private static final int NEVER = -1;

    private final ServerSocket listener;
    private final int serverPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private int left = NEVER;

    CuttingProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void run(Io io) {
        Thread thread = new Thread(
                () -> {
                    try {
                        io.run();
                    } catch (IOException end) {
                        // One of the sides has closed.
                    }
                },
                "test-cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "opc.tcp://127.0.0.1:" + listener.getLocalPort();
    }

    /** How often connections have been cut. */
    int cuts() {
        return cuts.get();
    }

    /** Cuts all connections when the server has sent so many more bytes over any of them; the rest of them is lost. */
    synchronized void cutAfter(int bytes) {
        left = bytes;
    }

    private synchronized void cut() {
        left = NEVER;
        cuts.incrementAndGet();
        sockets.forEach(CuttingProxy::close);
        sockets.clear();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            try {
                connect(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
            } catch (IOException serverIsAway) {
                client.close();
            }
        }
    }

    private void connect(Socket client, Socket server) {
        sockets.addAll(List.of(client, server));
        run(() -> {
            try (client) {
                client.getInputStream().transferTo(server.getOutputStream());
            } finally {
                server.close();
            }
        });
        run(() -> {
            try (server) {
                passAnswers(server.getInputStream(), client.getOutputStream());
            } finally {
                client.close();
            }
        });
    }

    private void passAnswers(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[65_536];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int passed = allowed(read);
            out.write(buffer, 0, passed);
            out.flush();
            if (passed < read) {
                cut();
            }
        }
    }

    private synchronized int allowed(int bytes) {
        if (left == NEVER) {
            return bytes;
        }
        int passed = Math.min(left, bytes);
        left -= passed;
        return passed;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(CuttingProxy::close);
    }
}
