package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.CloseReason;
import io.opcuaws.domain.port.Delivery;
import org.eclipse.jetty.websocket.api.StatusCode;

/** The domain's way back to one client: messages become text of the form that the client chose. */
final class WebSocketClient implements ClientPort {

    private final MessageEncoder encoder;
    private final OutboundQueue outbound;

    WebSocketClient(MessageEncoder encoder, OutboundQueue outbound) {
        this.encoder = encoder;
        this.outbound = outbound;
    }

    @Override
    public Delivery send(ClientMessage message) {
        return outbound.send(message.readBy(encoder));
    }

    @Override
    public void close(CloseReason reason) {
        switch (reason) {
            case SHUTDOWN -> outbound.close(StatusCode.SHUTDOWN, "The gateway is shutting down.");
        }
    }
}
