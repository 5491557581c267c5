package io.opcuaws.domain;

import io.opcuaws.domain.port.AuditEvent;
import io.opcuaws.domain.port.AuditEvent.Kind;
import io.opcuaws.domain.port.ClientRequest.Login;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.SessionTraits;
import java.time.Duration;
import java.util.Optional;

/** Opens the sessions of one connection: those that its client may have, and for which there is room. On the connection's loop. */
final class Logins {

    private final Gateway gateway;
    private final EventLoop loop;
    private final Holder opener;

    Logins(Gateway gateway, Holder opener) {
        this.gateway = gateway;
        this.loop = opener.loop();
        this.opener = opener;
    }

    /** How to log in to the server that is asked for; empty if the client may not. */
    Optional<SessionSettings> settings(Login login) {
        return gateway.access().get().settings(login.target(), opener.identity());
    }

    /** Why there are no settings. */
    static Failure refusal(Login login) {
        return login.target() instanceof LoginTarget.Named ? Failures.NO_SUCH_TARGET : Failures.NO_OPEN_TARGETS;
    }

    /** Writes down that a login was refused before there was a session. */
    void writeDown(Login login, Failure why) {
        String target = login.target() instanceof LoginTarget.Named named
                ? named.name()
                : Target.called(((LoginTarget.Open) login.target()).settings());
        AuditEvent event = AuditEvent.of(Kind.LOGIN, SessionAudit.LOGIN, opener.identity(), target);
        gateway.audit().log().ifPresent(log -> log.write(event.failed(why)));
    }

    /** A session that is not open yet; {@link #open} is next. */
    SessionRunner session(SessionId id, Login login, SessionSettings settings, Duration timeout) {
        return new SessionRunner(
                id,
                login.tag(),
                loop.now() + timeout.toMillis(),
                opener,
                new SessionAccess(gateway.access(), opener.identity(), settings),
                new SessionWatch(gateway.telemetry(), new SessionTraits(id, settings.target(), opener.identity())),
                new SessionAudit(gateway.audit(), id, login.tag(), settings, opener.identity()),
                new Ends(id, login));
    }

    /** Opens a session if there is room for it; else its login is refused. */
    void open(SessionId id, SessionRunner session, Login login, SessionSettings settings, Duration timeout) {
        Duration window = gateway.resumeLimits().window(login.resumeWindow());
        Runnable open = () -> session.open(gateway.opcUa(), login.tag(), settings, timeout);
        gateway.openSessions().add(session, Target.counted(settings), refusal -> {
            if (refusal.isPresent()) {
                gateway.telemetry().refused(RefusalReason.SESSIONS);
                loop.post(() -> session.refuse(refusal.get()));
            } else if (window.isZero()) {
                loop.post(open);
            } else {
                gateway.resumable()
                        .add(
                                id,
                                session,
                                room -> loop.post(() -> {
                                    if (room) {
                                        session.makeResumable(resumption(window));
                                    }
                                    open.run();
                                }));
            }
        });
    }

    private Resumption resumption(Duration window) {
        return new Resumption(
                window, gateway.resumeTokens(), gateway.resumeLimits().keptValues());
    }

    /** Forgets a session where it was to be found, and at last what it was opened with. */
    private final class Ends implements SessionRunner.Ends {

        private final SessionId id;
        private final Login login;

        Ends(SessionId id, Login login) {
            this.id = id;
            this.login = login;
        }

        @Override
        public void over(SessionRunner session) {
            gateway.resumable().remove(id);
        }

        @Override
        public void gone(SessionRunner session) {
            gateway.openSessions().remove(session);
            login.clear();
        }
    }
}
