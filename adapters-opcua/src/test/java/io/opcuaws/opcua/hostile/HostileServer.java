package io.opcuaws.opcua.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Listens, and answers everybody as an {@link Honest} server would, but for its trick. Each connection has a thread of its
 * own.
 */
public final class HostileServer implements AutoCloseable {

    /** What the server does instead of an honest answer. */
    @FunctionalInterface
    public interface Trick {

        /** Whether it has dealt with the call; if not, the server answers it honestly. */
        boolean plays(Call call) throws IOException;
    }

    private final Trick trick;
    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    public HostileServer(Trick trick) {
        this.trick = trick;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "hostile-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end of the test closes the listener.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Wire wire = new Wire(socket, url());
            while (true) {
                Call call = wire.next();
                calls.merge(call.type(), 1, Integer::sum);
                if (!trick.plays(call)) {
                    Honest.answer(call);
                }
            }
        } catch (IOException gone) {
            // The gateway has hung up, as it does with such a server.
        } finally {
            open.remove(socket);
        }
    }

    public String url() {
        return "opc.tcp://127.0.0.1:" + listener.getLocalPort();
    }

    /** Connections that the gateway has not closed. */
    public int connections() {
        return open.size();
    }

    /** How many messages of this type have come, see {@link Call}. */
    public int calls(String type) {
        return calls.getOrDefault(type, 0);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
