package io.opcuaws.chaos.invariant;

import io.opcuaws.chaos.net.Daemon;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code /health} is answered within a second, whatever happens. Asked by a thread of its own until it is closed. */
public final class Healthy implements AutoCloseable {

    private static final String PROMISE = "/health is answered within a second";
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration IN_TIME = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String QUESTION = "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

    private final Violations violations;
    private final int port;
    private boolean wasLate;
    private volatile boolean stopped;
    private volatile long answers;
    private volatile Duration slowest = Duration.ZERO;

    /** Begins at once. */
    public Healthy(Violations violations, int port) {
        this.violations = violations;
        this.port = port;
        Daemon.start("health", this::watch);
    }

    public long answers() {
        return answers;
    }

    public Duration slowest() {
        return slowest;
    }

    @Override
    public void close() {
        stopped = true;
    }

    private void watch() {
        try {
            while (!stopped) {
                ask();
                TimeUnit.MILLISECONDS.sleep(wasLate ? 0 : INTERVAL.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes
    private void ask() {
        Lateness machine = new Lateness();
        long start = System.nanoTime();
        try (machine;
                Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(QUESTION.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            answers++;
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            if (!answer.startsWith("HTTP/1.1 200 ")) {
                violations.add(
                        PROMISE, "the answer was %s", answer.lines().findFirst().orElse("nothing"));
            } else {
                look(took, took.minus(machine.most()).compareTo(IN_TIME) > 0);
            }
        } catch (IOException e) {
            if (!stopped) {
                violations.add(PROMISE, "%s", e);
            }
        }
    }

    /** A machine that has no time for the gateway makes it late once; a gateway that is stuck is late again. */
    private void look(Duration took, boolean isLate) {
        if (isLate && wasLate) {
            violations.add(PROMISE, "it took %d ms, and too long the time before", took.toMillis());
        }
        wasLate = isLate;
    }

    /** How late this process itself was woken meanwhile: a machine that has no time for us is no fault of the gateway's. */
    private static final class Lateness implements AutoCloseable {

        private static final long TICK_MILLIS = 10;

        private volatile boolean over;
        private volatile long mostNanos;

        Lateness() {
            Daemon.start("lateness", this::tick);
        }

        Duration most() {
            return Duration.ofNanos(mostNanos);
        }

        private void tick() {
            try {
                while (!over) {
                    long before = System.nanoTime();
                    TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
                    mostNanos = Math.max(mostNanos, System.nanoTime() - before - TICK_MILLIS * 1_000_000);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
