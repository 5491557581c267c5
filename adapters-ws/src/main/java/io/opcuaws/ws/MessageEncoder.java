package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.LoggedIn;
import io.opcuaws.domain.port.ClientMessage.LoggedOut;
import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientMessage.Reply;
import io.opcuaws.domain.port.ClientMessage.Resumed;
import io.opcuaws.domain.port.ClientMessage.Served;
import io.opcuaws.domain.port.ClientMessage.TargetsListed;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice.Connected;
import io.opcuaws.domain.port.Notice.Disconnected;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.domain.port.TargetAccess;
import io.opcuaws.protocol.codec.Envelope;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.protocol.message.AuthenticateResponse;
import io.opcuaws.protocol.message.ListTargetsResponse;
import io.opcuaws.protocol.message.LoginResponse;
import io.opcuaws.protocol.message.LogoutResponse;
import io.opcuaws.protocol.message.NotifyBody;
import io.opcuaws.protocol.message.Permission;
import io.opcuaws.protocol.message.ResponseBody;
import io.opcuaws.protocol.message.ResumeResponse;
import io.opcuaws.protocol.message.SessionStatus;
import io.opcuaws.protocol.message.SessionStatusNotify;
import io.opcuaws.ws.auth.Credential;
import java.time.Duration;
import java.time.Instant;

/** Turns what the domain tells a client into text, in the form that the client chose. */
final class MessageEncoder implements ClientMessage.Reader<String> {

    private final MessageWriter writer;
    private final WireForm form;

    MessageEncoder(MessageWriter writer, WireForm form) {
        this.writer = writer;
        this.form = form;
    }

    @Override
    public String loggedIn(LoggedIn message) {
        return good(
                message,
                new LoginResponse(
                        message.sessionId().value(),
                        message.resume().map(grant -> grant.token().text()).orElse(null),
                        message.resume().map(grant -> millis(grant.window())).orElse(null)));
    }

    @Override
    public String resumed(Resumed message) {
        return good(
                message,
                new ResumeResponse(
                        message.sessionId().value(),
                        message.connected() ? SessionStatus.CONNECT : SessionStatus.DISCONNECT,
                        message.gapDetected(),
                        message.resume().token().text(),
                        millis(message.resume().window())));
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }

    @Override
    public String loggedOut(LoggedOut message) {
        return good(message, new LogoutResponse());
    }

    @Override
    public String targetsListed(TargetsListed message) {
        return good(
                message,
                new ListTargetsResponse(
                        message.targets().stream().map(MessageEncoder::target).toList()));
    }

    private static io.opcuaws.protocol.message.TargetAccess target(TargetAccess target) {
        return new io.opcuaws.protocol.message.TargetAccess(
                target.name(),
                target.allowed().stream()
                        .sorted()
                        .map(permission -> Permission.valueOf(permission.name()))
                        .toList(),
                target.writeNodes().orElse(null),
                target.callNodes().orElse(null));
    }

    @Override
    public String served(Served message) {
        return good(message, (ResponseBody) message.response());
    }

    /** The answer to who has proved who it is. */
    String authenticated(RequestContext request, Credential credential) {
        AuthenticateResponse body = new AuthenticateResponse(
                credential.name(), credential.expires().map(Instant::toString).orElse(null));
        return writer.write(form, request.envelope().good(), body);
    }

    @Override
    public String refused(Refused message) {
        Failure failure = message.failure();
        Envelope envelope = RequestContext.envelopeOf(message.tag());
        return writer.write(
                form, envelope.bad(failure.status().value(), failure.status().name(), failure.sentence()), null);
    }

    @Override
    public String connected(Notify message, Connected notice) {
        return notify(message, new SessionStatusNotify(SessionStatus.CONNECT, null, notice.subscriptionsRecreated()));
    }

    @Override
    public String disconnected(Notify message, Disconnected notice) {
        long statusCode = notice.reason().status().value();
        return notify(message, new SessionStatusNotify(SessionStatus.DISCONNECT, statusCode, false));
    }

    @Override
    public String notified(Notify message, Notified notice) {
        return notify(message, NotifyBody.class.cast(notice.notification()));
    }

    private String good(Reply message, ResponseBody body) {
        return writer.write(form, RequestContext.envelopeOf(message.tag()).good(), body);
    }

    String notify(Notify message, NotifyBody body) {
        Envelope request = RequestContext.envelopeOf(message.tag());
        return writer.write(form, request.notify(body, message.sessionId().value(), message.number()), body);
    }
}
