package io.opcuaws.domain;

import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.Failure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All sessions of all connections, from login to the end on the server. It has a loop of its own, on which answers are given. */
final class OpenSessions {

    private final EventLoop loop;
    private final SessionLimits limits;
    private final Map<SessionRunner, String> targets = new LinkedHashMap<>();
    private final Map<String, Integer> perTarget = new HashMap<>();

    OpenSessions(EventLoop loop, SessionLimits limits) {
        this.loop = loop;
        this.limits = limits;
    }

    /**
     * Counts a session from now on, if there is room for it.
     *
     * @param target what sessions on the same target have in common
     * @param answer is given why there is none
     */
    void add(SessionRunner session, String target, Consumer<Optional<Failure>> answer) {
        loop.post(() -> {
            Optional<Failure> refusal = refusal(target);
            if (refusal.isEmpty()) {
                targets.put(session, target);
                perTarget.merge(target, 1, Integer::sum);
            }
            answer.accept(refusal);
        });
    }

    private Optional<Failure> refusal(String target) {
        if (targets.size() >= limits.inAll()) {
            return Optional.of(Failures.tooManySessionsInAll());
        }
        return perTarget.getOrDefault(target, 0) >= limits.perTarget()
                ? Optional.of(Failures.tooManySessionsOfTarget(limits.perTarget()))
                : Optional.empty();
    }

    void remove(SessionRunner session) {
        loop.post(() -> {
            String target = targets.remove(session);
            if (target != null) {
                perTarget.computeIfPresent(target, (same, count) -> count > 1 ? count - 1 : null);
            }
        });
    }

    void forEach(Consumer<SessionRunner> action) {
        loop.post(() -> targets.keySet().forEach(action));
    }
}
