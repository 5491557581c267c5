package io.opcuaws.ws.auth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that an issuer publishes. They are fetched again every few minutes, and when a token comes with a key that is not
 * known. When they cannot be fetched, those of the last time stay; before the first time there are none.
 */
public final class JwksUrl implements JwtKeys.Source, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JwksUrl.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REFRESH = Duration.ofMinutes(5);

    /** Who sends tokens with unknown keys must not make the gateway ask the issuer all the time. */
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);

    private static final int MAX_BYTES = 1 << 20;

    private final URI url;
    private final HttpClient http;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "jwks-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicLong nextAllowed = new AtomicLong(System.nanoTime());
    private volatile JwtKeys keys = JwtKeys.NONE;

    private JwksUrl(URI url, HttpClient http) {
        this.url = url;
        this.http = http;
    }

    /**
     * Keys that are fetched from when it is {@linkplain #start started}. No redirect is followed: they are where the operator
     * says, or nowhere.
     *
     * @throws IllegalArgumentException if the URL is not one of https
     */
    public static JwksUrl of(URI url) {
        return of(url, HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
    }

    static JwksUrl of(URI url, HttpClient http) {
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("keys are fetched by https only, and not from " + url);
        }
        return new JwksUrl(url, http);
    }

    /** Begins to fetch; repeatable. */
    @SuppressWarnings("FutureReturnValueIgnored") // it goes on until the timer is stopped
    public void start() {
        if (started.compareAndSet(false, true)) {
            timer.scheduleWithFixedDelay(this::fetch, 0, REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public JwtKeys now() {
        return keys;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a fetch says in the log how it went
    public void looksOutdated() {
        long now = System.nanoTime();
        long allowed = nextAllowed.get();
        if (started.get() && now - allowed >= 0 && nextAllowed.compareAndSet(allowed, now + AT_MOST_EVERY.toNanos())) {
            timer.submit(this::fetch);
        }
    }

    /** The client's threads do the work; the timer's only begins it. */
    @SuppressWarnings("FutureReturnValueIgnored") // the last step takes every outcome
    private void fetch() {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
        http.sendAsync(request, answer -> new LimitedText(MAX_BYTES)).whenComplete(this::fetched);
    }

    private void fetched(@Nullable HttpResponse<String> answer, @Nullable Throwable failure) {
        try {
            if (answer == null) {
                throw new IOException("no answer", failure);
            }
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP status " + answer.statusCode());
            }
            keys = JwtKeys.parse(answer.body());
        } catch (IOException e) {
            LOG.error("The keys of JWT cannot be fetched from {}; those known before stay: {}", url, e.toString());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
