package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.World.FakeSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must be true of every story, whatever the order of its events. */
final class Invariants {

    private static final Pattern REPLY = Pattern.compile("(r\\d+): (.*)");
    private static final Pattern LOGGED_IN = Pattern.compile("logged in to (\\d+)");
    private static final Pattern NOTIFY = Pattern.compile("(r\\d+) (\\d+) (\\w+).*");

    private final Set<String> waiting = new HashSet<>();
    private final Map<String, String> sessionOfLogout = new HashMap<>();
    private final Map<String, String> loginOfSession = new HashMap<>();
    private final Set<String> loggedOut = new HashSet<>();
    private final Map<String, Boolean> connected = new HashMap<>();

    void asked(String request) {
        waiting.add(request);
    }

    void logoutAsked(String request, String sessionId) {
        sessionOfLogout.put(request, sessionId);
    }

    /** Each line of the story, in order. */
    void happened(String line) {
        Matcher reply = REPLY.matcher(line);
        if (reply.matches()) {
            assertThat(waiting.remove(reply.group(1)))
                    .as("each request is answered at most once: " + line)
                    .isTrue();
            replied(reply.group(1), reply.group(2));
        }
        Matcher notify = NOTIFY.matcher(line);
        if (notify.matches()) {
            notified(notify.group(1), notify.group(2), notify.group(3));
        }
    }

    private void replied(String request, String answer) {
        Matcher loggedIn = LOGGED_IN.matcher(answer);
        if (loggedIn.matches()) {
            assertThat(loginOfSession.put(loggedIn.group(1), request))
                    .as("session numbers are unique")
                    .isNull();
        }
        if (answer.equals("logged out")) {
            loggedOut.add(sessionOfLogout.get(request));
        }
    }

    private void notified(String login, String session, String what) {
        assertThat(loginOfSession)
                .as("the login's answer precedes what the session says, which carries its tag")
                .containsEntry(session, login);
        assertThat(loggedOut).as("nothing of a session after its logout").doesNotContain(session);
        if (what.equals("Connect") || what.equals("Disconnect")) {
            assertThat(connected.put(session, what.equals("Connect")))
                    .as("Connect and Disconnect come in turn")
                    .isNotEqualTo(what.equals("Connect"));
        } else {
            assertThat(connected.get(session))
                    .as("only a connected session notifies")
                    .isTrue();
        }
    }

    /** @param idle the loop has nothing to do, so that all who asked are either answered or counted */
    void limitsHold(List<FakeSession> sessions, boolean idle) {
        long open = sessions.stream()
                .filter(session -> !session.opened.isCompletedExceptionally() && session.closes == 0)
                .count();
        assertThat(open).as("limits hold: sessions").isLessThanOrEqualTo(Simulation.LIMITS.sessions());
        if (idle) {
            assertThat(waiting.size())
                    .as("limits hold: requests in flight")
                    .isLessThanOrEqualTo(Simulation.LIMITS.requestsInFlight());
        }
    }

    void everyRequestIsAnswered() {
        assertThat(waiting).as("each request is answered by its deadline").isEmpty();
    }

    void eachOpenedSessionIsClosedOnce(List<FakeSession> sessions) {
        assertThat(sessions)
                .as("each server session that was opened is closed, once")
                .allMatch(session -> session.closes == (session.opened.isCompletedExceptionally() ? 0 : 1));
    }
}
