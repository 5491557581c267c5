package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.LoggedIn;
import io.opcuaws.domain.port.ClientMessage.LoggedOut;
import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientMessage.Resumed;
import io.opcuaws.domain.port.ClientMessage.Served;
import io.opcuaws.domain.port.ClientMessage.TargetsListed;
import io.opcuaws.domain.port.Notice;
import java.util.TreeSet;

/** What a client is told, as a line of text. */
final class InWords implements ClientMessage.Reader<String> {

    @Override
    public String loggedIn(LoggedIn message) {
        return message.tag() + ": logged in to " + message.sessionId()
                + message.resume()
                        .map(grant -> ", " + grant.token().text() + " for "
                                + grant.window().toMillis() + " ms")
                        .orElse("");
    }

    @Override
    public String resumed(Resumed message) {
        return message.tag() + ": resumed " + message.sessionId() + ", "
                + message.resume().token().text()
                + (message.gapDetected() ? ", gap" : "")
                + (message.connected() ? "" : ", not connected");
    }

    @Override
    public String loggedOut(LoggedOut message) {
        return message.tag() + ": logged out";
    }

    @Override
    public String served(Served message) {
        return message.tag() + ": served";
    }

    @Override
    public String refused(Refused message) {
        return message.tag() + ": " + message.failure().status().name();
    }

    @Override
    public String targetsListed(TargetsListed message) {
        return message.tag() + ": targets "
                + message.targets().stream()
                        .map(target -> target.name() + " " + new TreeSet<>(target.allowed()))
                        .toList();
    }

    @Override
    public String connected(Notify message, Notice.Connected notice) {
        return said(message) + "Connect" + (notice.subscriptionsRecreated() ? ", subscriptions recreated" : "");
    }

    @Override
    public String disconnected(Notify message, Notice.Disconnected notice) {
        return said(message) + "Disconnect " + notice.reason().status().name();
    }

    @Override
    public String notified(Notify message, Notice.Notified notice) {
        return said(message) + "notification";
    }

    private static String said(Notify message) {
        String number = message.number().isPresent() ? "#" + message.number().getAsLong() + " " : "";
        return message.tag() + " " + message.sessionId() + " " + number;
    }
}
