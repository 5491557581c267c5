package io.opcuaws.domain;

import io.opcuaws.domain.port.AuditEvent;
import io.opcuaws.domain.port.AuditEvent.Kind;
import io.opcuaws.domain.port.AuditLog;
import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.LoggedIn;
import io.opcuaws.domain.port.ClientMessage.LoggedOut;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.operation.Operation;
import io.opcuaws.protocol.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Writes down what the client of one session does. On the session's loop only. */
final class SessionAudit {

    static final String LOGIN = "Login";
    static final String RESUME = "Resume";
    private static final String LOGOUT = "Logout";

    private final Audit audit;
    private final SessionId id;
    private final RequestTag loginTag;
    private final String target;
    private final Optional<String> user;
    private ClientIdentity client;
    private boolean loggedIn;
    private boolean loggedOut;

    SessionAudit(Audit audit, SessionId id, RequestTag loginTag, SessionSettings settings, ClientIdentity client) {
        this.audit = audit;
        this.id = id;
        this.loginTag = loginTag;
        this.target = Target.called(settings);
        this.user = settings.identity() instanceof UserIdentity.UserName user
                ? Optional.of(user.userName())
                : Optional.empty();
        this.client = client;
    }

    boolean isOn() {
        return audit.log().isPresent();
    }

    boolean isRequired() {
        return audit.required();
    }

    boolean readsBack() {
        return audit.readBack();
    }

    /** What a client is told of its session. */
    void said(ClientMessage message) {
        if (!isOn()) {
            return;
        }
        if (message instanceof LoggedIn) {
            loggedIn = true;
            write(event(Kind.LOGIN, LOGIN));
        } else if (message instanceof LoggedOut) {
            loggedOut = true;
            write(event(Kind.LOGOUT, LOGOUT));
        } else if (message instanceof Refused refused && refused.tag().equals(loginTag)) {
            write(event(Kind.LOGIN, LOGIN).failed(refused.failure()));
        }
    }

    /** The same client has it on another connection now. */
    void resumed(ClientIdentity by) {
        client = by;
        write(event(Kind.RESUME, RESUME));
    }

    void resumeRefused(ClientIdentity by, Failure why) {
        write(AuditEvent.of(Kind.REFUSED, RESUME, by, target).in(id).failed(why));
    }

    /** The session is over, after a logout or not. */
    void over() {
        if (loggedIn && !loggedOut) {
            write(event(Kind.SESSION_END, LOGOUT));
        }
    }

    void refused(Service service, Denial denial) {
        write(event(Kind.REFUSED, service.serviceName())
                .on(denial.node().map(Object::toString), Optional.empty(), Optional.empty())
                .failed(denial.failure()));
    }

    /** As {@link AuditLog#writeFirst}, for all that a request is about to change. */
    CompletionStage<Void> asked(ServiceRequest request, List<String> oldValues) {
        return audit.log().orElseThrow().writeFirst(changes(Kind.ASKED, request, oldValues));
    }

    /** What a request has changed. */
    void done(ServiceRequest request, List<String> oldValues, ServiceOutcome outcome) {
        List<AuditEvent> changes = changes(Kind.DONE, request, oldValues);
        for (int i = 0; i < changes.size(); i++) {
            write(ended(changes.get(i), i, outcome));
        }
    }

    private static AuditEvent ended(AuditEvent change, int index, ServiceOutcome outcome) {
        if (outcome instanceof ServiceOutcome.Failed failed) {
            return change.failed(failed.failure());
        }
        List<Long> statuses = Operations.statuses(((ServiceOutcome.Done) outcome).response());
        return index < statuses.size() ? change.ended(status(statuses.get(index)), "") : change;
    }

    private static StatusCode status(long value) {
        return value == 0 ? StatusCode.GOOD : StatusCode.unnamed(value);
    }

    private List<AuditEvent> changes(Kind kind, ServiceRequest request, List<String> oldValues) {
        AuditEvent change = event(kind, request.service().serviceName());
        List<Operation> operations = Operations.of(request);
        List<AuditEvent> changes = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            changes.add(change.on(
                    operation.node().map(Object::toString),
                    Optional.of(operation.json()),
                    i < oldValues.size() ? Optional.of(oldValues.get(i)) : Optional.empty()));
        }
        return changes;
    }

    private AuditEvent event(Kind kind, String service) {
        AuditEvent event = AuditEvent.of(kind, service, client, target).in(id);
        return user.map(event::as).orElse(event);
    }

    private void write(AuditEvent event) {
        audit.log().ifPresent(log -> log.write(event));
    }
}
