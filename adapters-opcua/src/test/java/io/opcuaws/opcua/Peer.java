package io.opcuaws.opcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something on 127.0.0.1 that accepts TCP connections and is no OPC UA server. */
final class Peer implements AutoCloseable {

    /** What it does with a connection. */
    private interface Behaviour {
        void accepted(Socket socket) throws IOException;
    }

    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Peer(Behaviour behaviour) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(() -> accept(behaviour), "test-peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                behaviour.accepted(socket);
            }
        } catch (IOException closed) {
            // The end of the test closes the listener.
        }
    }

    /** Says nothing, ever. */
    static Peer silent() {
        return new Peer(socket -> {});
    }

    /** Says something of its own as soon as somebody comes, as SSH and mail servers do. */
    static Peer saying(String greeting) {
        return new Peer(socket -> socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Hangs up on everybody. */
    static Peer closing() {
        return new Peer(Socket::close);
    }

    /** A port where nobody listens. */
    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "opc.tcp://127.0.0.1:" + listener.getLocalPort();
    }

    /** Connections that the other side has not closed. */
    long open() {
        return sockets.stream().filter(Peer::isOpen).count();
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // what was sent before
            }
            return false;
        } catch (java.net.SocketTimeoutException nothingToRead) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
