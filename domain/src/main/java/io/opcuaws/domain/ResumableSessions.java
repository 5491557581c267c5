package io.opcuaws.domain;

import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.SessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a connection finds a session that another one opened. The only thing that connections share; it has a loop of its own,
 * on which answers are given.
 */
final class ResumableSessions {

    private final EventLoop loop;
    private final int limit;
    private final Map<SessionId, SessionRunner> sessions = new HashMap<>();

    /** @param limit how many sessions there may be */
    ResumableSessions(EventLoop loop, int limit) {
        this.loop = loop;
        this.limit = limit;
    }

    /** Lets a session be found from now on; it is told whether there was room for it. */
    void add(SessionId id, SessionRunner session, Consumer<Boolean> answer) {
        loop.post(() -> {
            boolean room = sessions.size() < limit;
            if (room) {
                sessions.put(id, session);
            }
            answer.accept(room);
        });
    }

    void remove(SessionId id) {
        loop.post(() -> sessions.remove(id));
    }

    void find(SessionId id, Consumer<Optional<SessionRunner>> answer) {
        loop.post(() -> answer.accept(Optional.ofNullable(sessions.get(id))));
    }
}
