package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What one session has told those who had it, one after the other, each known by the request that it got the session by. */
final class ToldSession {

    private static final String TAKEN_OVER = "Disconnect BadSessionClosed";

    /** What one of them was told. */
    private static final class Hearer {
        private long last;
        private boolean gap;
        private boolean over;
        private String status = "";
    }

    private final Map<String, Hearer> hearers = new HashMap<>();
    private final Map<Long, String> byNumber = new HashMap<>();
    private Hearer holder = new Hearer();
    private long token;
    private boolean loggedOut;

    ToldSession(String login, long token) {
        this.token = token;
        hearers.put(login, holder);
    }

    long token() {
        return token;
    }

    long lastHeard() {
        return holder.last;
    }

    void resumed(String request, long newToken, long heardBefore, boolean gap) {
        assertThat(token).as("only a session with a token is resumed").isPositive();
        assertThat(loggedOut).as("no session is resumed after its logout").isFalse();
        assertThat(newToken).as("tokens are new").isGreaterThan(token);
        token = newToken;
        holder = new Hearer();
        holder.last = heardBefore;
        holder.gap = gap;
        hearers.put(request, holder);
    }

    void loggedOut() {
        holder.over = true;
        loggedOut = true;
    }

    /** Without a number: of a session that ends with its connection, or that another connection has taken. */
    void told(String request, String what) {
        Hearer hearer = hearer(request);
        if (token > 0) {
            assertThat(what).as("only a take-over has no number").isEqualTo(TAKEN_OVER);
            hearer.over = true;
        } else {
            alternates(hearer, what);
        }
    }

    void told(String request, long number, String what) {
        Hearer hearer = hearer(request);
        if (hearer.gap) {
            assertThat(number).as("after a gap numbers go on later").isGreaterThan(hearer.last + 1);
            hearer.status = "";
        } else {
            assertThat(number).as("without a gap nothing is left out").isEqualTo(hearer.last + 1);
        }
        hearer.gap = false;
        hearer.last = number;
        assertThat(byNumber.merge(number, what, (before, now) -> before))
                .as("what is told again is what was told before")
                .isEqualTo(what);
        alternates(hearer, what);
    }

    /** @param isHere whether the client that made this request is there */
    void hasOneHolder(Predicate<String> isHere) {
        hearers.forEach((request, hearer) -> {
            if (isHere.test(request) && hearer != holder) {
                assertThat(hearer.over).as("who has lost a session is told").isTrue();
            }
        });
    }

    private Hearer hearer(String request) {
        Hearer hearer = Objects.requireNonNull(hearers.get(request), "a notify has the tag of a login or resume");
        assertThat(hearer.over)
                .as("nothing of a session after its logout, or after it was taken over")
                .isFalse();
        return hearer;
    }

    private static void alternates(Hearer hearer, String what) {
        if (!what.equals("notification")) {
            String status = what.startsWith("Connect") ? "Connect" : "Disconnect";
            assertThat(status).as("Connect and Disconnect come in turn").isNotEqualTo(hearer.status);
            hearer.status = status;
        }
    }
}
