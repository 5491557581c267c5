package io.opcuaws.domain;

import io.opcuaws.domain.port.ResumeGrant;
import io.opcuaws.domain.port.Secret;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What lets a client take its session over: the token that proves it, once, and what the session said of late. On the
 * session's loop only.
 */
final class Resumption {

    private final Duration window;
    private final Supplier<Secret> tokens;
    private final NotifyRing said;
    private Secret token;

    /** @param tokens gives tokens that nobody can guess */
    Resumption(Duration window, Supplier<Secret> tokens, int keptValues) {
        this.window = window;
        this.tokens = tokens;
        this.said = new NotifyRing(keptValues);
        this.token = tokens.get();
    }

    Duration window() {
        return window;
    }

    NotifyRing said() {
        return said;
    }

    ResumeGrant grant() {
        return new ResumeGrant(token, window);
    }

    boolean isProvenBy(Secret shown) {
        return token.equals(shown);
    }

    /** The token was used: from now on another one is good. */
    ResumeGrant renew() {
        token = tokens.get();
        return grant();
    }
}
