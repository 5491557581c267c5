package io.opcuaws.opcua;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server. The first connection, for discovery, passes; on later ones the server's answers to
 * service requests are held back until they are released. So the server does what it is asked, and the client does not know.
 */
final class HoldingProxy implements AutoCloseable {

    private static final int HEADER = 8;

    private final ServerSocket listener;
    private final int serverPort;
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    HoldingProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    private interface Io {
        void run() throws IOException, InterruptedException;
    }

    private static void run(Io io) {
        Thread thread = new Thread(
                () -> {
                    try {
                        io.run();
                    } catch (IOException | InterruptedException end) {
                        // One of the sides has closed.
                    }
                },
                "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "opc.tcp://127.0.0.1:" + listener.getLocalPort();
    }

    void release() {
        released.countDown();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            boolean holding = connections.getAndIncrement() > 0;
            run(() -> {
                try (client) {
                    client.getInputStream().transferTo(server.getOutputStream());
                } finally {
                    server.close();
                }
            });
            run(() -> {
                try (server) {
                    passAnswers(new DataInputStream(server.getInputStream()), client.getOutputStream(), holding);
                } finally {
                    client.close();
                }
            });
        }
    }

    private void passAnswers(DataInputStream in, OutputStream out, boolean holding)
            throws IOException, InterruptedException {
        byte[] header = new byte[HEADER];
        while (true) {
            in.readFully(header);
            int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
            byte[] rest = in.readNBytes(length - HEADER);
            if (holding && header[0] == 'M') {
                released.await();
            }
            out.write(header);
            out.write(rest);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        listener.close();
    }
}
