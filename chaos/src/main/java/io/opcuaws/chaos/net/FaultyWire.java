package io.opcuaws.chaos.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between two processes that can be cut, stalled, slowed and half closed. Any thread may call. */
public final class FaultyWire implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Valve valve = new Valve();
    private volatile int target;

    private FaultyWire() throws IOException {
        listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Daemon.start("wire", this::acceptAll);
    }

    /** A wire that leads nowhere until it is told where. */
    public static FaultyWire open() {
        try {
            return new FaultyWire();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its client connects to. */
    public int port() {
        return listener.getLocalPort();
    }

    public void leadTo(int port) {
        target = port;
    }

    /** Carries from now on in this way, until told otherwise. */
    public void carry(Flow flow) {
        valve.set(flow);
    }

    /** Ends every connection that there is; new ones are served. */
    public void cut() {
        valve.touched();
        links.forEach(Link::cut);
    }

    /** Ends one way of every connection that there is. */
    public void halfClose(Direction direction) {
        valve.touched();
        links.forEach(link -> link.halfClose(direction));
    }

    /** Since when it has carried all at once, by {@link System#nanoTime}; nothing if it does not. */
    public OptionalLong calmSince() {
        return valve.openSince();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
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
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Link[] own = new Link[1];
            own[0] = new Link(client, server, valve, () -> links.remove(own[0]));
            links.add(own[0]);
            own[0].start();
        } catch (IOException unreachable) {
            Link.reset(client);
        }
    }
}
