package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.World.FakeSession;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionPhase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must be true of every story, whatever the order of its events. */
final class Invariants {

    private static final Pattern LINE = Pattern.compile("(c\\d+)\\| (.*)");
    private static final Pattern REPLY = Pattern.compile("(r\\d+): (.*)");
    private static final Pattern LOGGED_IN = Pattern.compile("logged in to (\\d+)(?:, token (\\d+) .*)?");
    private static final Pattern RESUMED = Pattern.compile("resumed (\\d+), token (\\d+)(, gap)?.*");
    private static final Pattern NOTIFY = Pattern.compile("(r\\d+) (\\d+) (?:#(\\d+) )?(.*)");

    private final Map<String, String> askedBy = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final Map<String, String> sessionOfLogout = new HashMap<>();
    private final Map<String, Long> heardBeforeResume = new HashMap<>();
    private final Map<String, ToldSession> sessions = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> knownToBeGone = new HashSet<>();

    void asked(String client, String request) {
        askedBy.put(request, client);
        waiting.add(request);
    }

    void logoutAsked(String request, String sessionId) {
        sessionOfLogout.put(request, sessionId);
    }

    void resumeAsked(String request, long lastNotify) {
        heardBeforeResume.put(request, lastNotify);
    }

    /** A client that is gone is owed no answer. */
    void left(String client) {
        gone.add(client);
        waiting.removeIf(request -> client.equals(askedBy.get(request)));
    }

    /** The number of the last token that was given for a session. */
    long tokenOf(String session) {
        return sessions.containsKey(session) ? sessions.get(session).token() : 0;
    }

    long lastHeardOf(String session) {
        return sessions.containsKey(session) ? sessions.get(session).lastHeard() : 0;
    }

    /** Each line of the story, in order. */
    void happened(String line) {
        Matcher toClient = LINE.matcher(line);
        if (!toClient.matches()) {
            return;
        }
        assertThat(knownToBeGone)
                .as("nobody speaks to a client that is gone: " + line)
                .doesNotContain(toClient.group(1));
        Matcher reply = REPLY.matcher(toClient.group(2));
        if (reply.matches()) {
            replied(toClient.group(1), reply.group(1), reply.group(2));
        }
        Matcher notify = NOTIFY.matcher(toClient.group(2));
        if (notify.matches()) {
            notified(toClient.group(1), notify);
        }
    }

    private void replied(String client, String request, String answer) {
        assertThat(askedBy).as("the answer goes to who asked").containsEntry(request, client);
        assertThat(answered.add(request))
                .as("each request is answered at most once: " + request + " " + answer)
                .isTrue();
        waiting.remove(request);
        Matcher loggedIn = LOGGED_IN.matcher(answer);
        if (loggedIn.matches()) {
            long token = loggedIn.group(2) == null ? 0 : Long.parseLong(loggedIn.group(2));
            assertThat(sessions.put(loggedIn.group(1), new ToldSession(request, token)))
                    .as("session numbers are unique")
                    .isNull();
        }
        Matcher resumed = RESUMED.matcher(answer);
        if (resumed.matches()) {
            session(resumed.group(1))
                    .resumed(
                            request,
                            Long.parseLong(resumed.group(2)),
                            heardBeforeResume.getOrDefault(request, 0L),
                            resumed.group(3) != null);
        }
        if (answer.equals("logged out")) {
            session(sessionOfLogout.getOrDefault(request, "")).loggedOut();
        }
    }

    private void notified(String client, Matcher notify) {
        String request = notify.group(1);
        assertThat(askedBy).as("what a session says goes to who has it").containsEntry(request, client);
        ToldSession session = session(notify.group(2));
        if (notify.group(3) == null) {
            session.told(request, notify.group(4));
        } else {
            session.told(request, Long.parseLong(notify.group(3)), notify.group(4));
        }
    }

    private ToldSession session(String id) {
        return Objects.requireNonNull(sessions.get(id), "the login's answer precedes all else of the session");
    }

    /** @param idle the loops have nothing to do, so that all who asked are either answered or counted */
    void limitsHold(List<FakeSession> opened, int clients, boolean idle) {
        if (!idle) {
            return;
        }
        knownToBeGone.addAll(gone);
        sessions.values().forEach(session -> session.hasOneHolder(request -> !gone.contains(askedBy.get(request))));
        long open = opened.stream()
                .filter(session -> session.opened.isDone() && !session.opened.isCompletedExceptionally())
                .filter(session -> session.closes == 0)
                .count();
        assertThat(open)
                .as("limits hold: sessions")
                .isLessThanOrEqualTo(
                        (long) clients * Simulation.LIMITS.sessions() + Simulation.RESUME_LIMITS.sessions());
        assertThat(open)
                .as("limits hold: sessions on the target")
                .isLessThanOrEqualTo(Simulation.SESSION_LIMITS.perTarget());
        assertThat(waiting.size())
                .as("limits hold: requests in flight")
                .isLessThanOrEqualTo(clients * Simulation.LIMITS.requestsInFlight());
    }

    void everyRequestIsAnswered() {
        assertThat(waiting).as("each request is answered by its deadline").isEmpty();
    }

    void nothingIsLeftToLookAt(Map<SessionId, SessionPhase> phases) {
        assertThat(phases).as("who looks on sees the end of each session").isEmpty();
    }

    void eachOpenedSessionIsClosedOnce(List<FakeSession> opened) {
        assertThat(opened)
                .as("each server session that was opened is closed, once")
                .allMatch(session -> session.closes == (session.opened.isCompletedExceptionally() ? 0 : 1));
    }
}
