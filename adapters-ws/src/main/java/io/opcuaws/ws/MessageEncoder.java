package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Connected;
import io.opcuaws.domain.port.ClientMessage.Disconnected;
import io.opcuaws.domain.port.ClientMessage.LoggedIn;
import io.opcuaws.domain.port.ClientMessage.LoggedOut;
import io.opcuaws.domain.port.ClientMessage.Notified;
import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientMessage.Reply;
import io.opcuaws.domain.port.ClientMessage.Served;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.protocol.codec.Envelope;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.protocol.message.LoginResponse;
import io.opcuaws.protocol.message.LogoutResponse;
import io.opcuaws.protocol.message.NotifyBody;
import io.opcuaws.protocol.message.ResponseBody;
import io.opcuaws.protocol.message.SessionStatus;
import io.opcuaws.protocol.message.SessionStatusNotify;
import java.util.OptionalLong;

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
        return good(message, new LoginResponse(message.sessionId().value()));
    }

    @Override
    public String loggedOut(LoggedOut message) {
        return good(message, new LogoutResponse());
    }

    @Override
    public String served(Served message) {
        return good(message, (ResponseBody) message.response());
    }

    @Override
    public String refused(Refused message) {
        Failure failure = message.failure();
        Envelope envelope = RequestContext.envelopeOf(message.tag());
        return writer.write(
                form, envelope.bad(failure.status().value(), failure.status().name(), failure.sentence()), null);
    }

    @Override
    public String connected(Connected message) {
        return notify(message, new SessionStatusNotify(SessionStatus.CONNECT, null, message.subscriptionsRecreated()));
    }

    @Override
    public String disconnected(Disconnected message) {
        long statusCode = message.reason().status().value();
        return notify(message, new SessionStatusNotify(SessionStatus.DISCONNECT, statusCode, false));
    }

    @Override
    public String notified(Notified message) {
        return notify(message, NotifyBody.class.cast(message.notification()));
    }

    private String good(Reply message, ResponseBody body) {
        return writer.write(form, RequestContext.envelopeOf(message.tag()).good(), body);
    }

    private String notify(Notify message, NotifyBody body) {
        Envelope login = RequestContext.envelopeOf(message.loginTag());
        return writer.write(form, login.notify(body, message.sessionId().value(), OptionalLong.empty()), body);
    }
}
