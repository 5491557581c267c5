package io.opcuaws.bench.wire;

import io.opcuaws.app.peer.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** One WebSocket of a {@link Wire}, for its thread only. */
public final class WireConnection implements AutoCloseable {

    private static final int FIRST_BYTES = 2_048;
    private static final int SHORTEST_HEADER = 2;

    private final Wire wire;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private final Text text = new Text();
    private Receiver receiver = ignored -> {};
    private byte[] bytes = new byte[FIRST_BYTES];
    private int filled;
    private byte[] message = new byte[0];
    private boolean closed;

    WireConnection(Wire wire, SocketChannel channel, SelectionKey key) {
        this.wire = wire;
        this.channel = channel;
        this.key = key;
    }

    /** Tells another receiver from now on. */
    public void tell(Receiver newReceiver) {
        receiver = newReceiver;
    }

    /** A message that can be sent again and again on any connection, but by one at a time. */
    public static ByteBuffer message(String text) {
        return Frames.text(text);
    }

    /** Sends it in a packet of its own, as any client library does. */
    public void send(ByteBuffer message) {
        message.rewind();
        if (unsent.isEmpty()) {
            write(message);
        }
        if (message.hasRemaining()) {
            unsent.add(message);
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Sends a text and gives the first answer to it: not for what is measured. */
    public String ask(String question) {
        Receiver before = receiver;
        String[] answer = new String[1];
        receiver = said -> {
            if (said.after(ANSWER, 0) >= 0 && answer[0] == null) {
                answer[0] = said.toString();
            } else {
                before.received(said);
            }
        };
        send(message(question));
        wire.runUntil(() -> answer[0] != null || closed, Patience.ANSWER);
        receiver = before;
        if (answer[0] == null) {
            throw new IllegalStateException("no answer to " + question);
        }
        return answer[0];
    }

    private static final byte[] ANSWER = Text.needle("Response\"");

    public boolean isClosed() {
        return closed;
    }

    void ready(ByteBuffer buffer) {
        try {
            if (key.isWritable()) {
                flush();
            }
            if (key.isReadable()) {
                read(buffer);
            }
        } catch (IOException broken) {
            close();
        }
    }

    private void flush() {
        while (!unsent.isEmpty()) {
            write(unsent.element());
            if (unsent.element().hasRemaining()) {
                return;
            }
            unsent.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private void write(ByteBuffer frame) {
        try {
            channel.write(frame);
        } catch (IOException broken) {
            close();
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            close();
            return;
        }
        if (bytes.length < filled + count) {
            bytes = Arrays.copyOf(bytes, Math.max(filled + count, 2 * bytes.length));
        }
        buffer.flip().get(bytes, filled, count);
        filled += count;
        int taken = 0;
        while (!closed) {
            int next = takeFrame(taken);
            if (next == taken) {
                break;
            }
            taken = next;
        }
        System.arraycopy(bytes, taken, bytes, 0, filled - taken);
        filled -= taken;
    }

    /** Takes the frame that begins there if all of it has come, and gives where the next one begins. */
    private int takeFrame(int from) {
        if (filled - from < SHORTEST_HEADER) {
            return from;
        }
        int length = bytes[from + 1] & Frames.LENGTH;
        int payload = from + SHORTEST_HEADER;
        if (length == Frames.LENGTH_IN_2_BYTES) {
            payload += Short.BYTES;
        } else if (length == Frames.LENGTH_IN_8_BYTES) {
            payload += Long.BYTES;
        }
        if (filled < payload) {
            return from;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (length == Frames.LENGTH_IN_2_BYTES) {
            length = header.getShort(from + SHORTEST_HEADER) & 0xffff;
        } else if (length == Frames.LENGTH_IN_8_BYTES) {
            length = Math.toIntExact(header.getLong(from + SHORTEST_HEADER));
        }
        int end = payload + length;
        if (filled < end) {
            return from;
        }
        frame(bytes[from] & Frames.OPCODE, (bytes[from] & Frames.FINAL) != 0, payload, end);
        return end;
    }

    private void frame(int opcode, boolean last, int start, int end) {
        switch (opcode) {
            case Frames.PING -> send(Frames.of(Frames.PONG, Arrays.copyOfRange(bytes, start, end)));
            case Frames.CLOSE -> close();
            case Frames.TEXT, Frames.CONTINUATION -> {
                if (last && message.length == 0) {
                    receiver.received(text.at(bytes, start, end));
                    return;
                }
                int before = message.length;
                message = Arrays.copyOf(message, before + end - start);
                System.arraycopy(bytes, start, message, before, end - start);
                if (last) {
                    byte[] whole = message;
                    message = new byte[0];
                    receiver.received(text.at(whole, 0, whole.length));
                }
            }
            default -> {
                // a pong, or something binary: not for us
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
