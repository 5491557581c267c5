package io.opcuaws.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * WebSockets that are all served by the one thread that runs {@link #runUntil}. Between two runs nothing is read.
 */
public final class Wire implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final long TICK_MILLIS = 20;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    public Wire() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a WebSocket that speaks v2. */
    public WireConnection connect(URI url) {
        try {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            shakeHands(channel, url);
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            WireConnection connection = new WireConnection(this, channel, key);
            key.attach(connection);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Byte by byte, so that nothing is read of what comes after it. */
    private static void shakeHands(SocketChannel channel, URI url) throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "Sec-WebSocket-Protocol: opcua-gw.v2\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder response = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (response.indexOf("\r\n\r\n") < 0) {
            one.clear();
            if (channel.read(one) < 0) {
                throw new IOException("closed in the handshake: " + response);
            }
            response.append((char) one.get(0));
        }
        if (!response.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + response);
        }
    }

    /** Serves the connections until the condition holds, or the time is over. */
    public void runUntil(BooleanSupplier done, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (!done.getAsBoolean() && System.nanoTime() < end) {
                selector.select(this::ready, TICK_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves the connections for a time. */
    public void run(Duration time) {
        runUntil(() -> false, time);
    }

    private void ready(SelectionKey key) {
        ((WireConnection) key.attachment()).ready(buffer);
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
