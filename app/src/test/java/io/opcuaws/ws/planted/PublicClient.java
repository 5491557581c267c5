package io.opcuaws.ws.planted;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.CloseReason;
import io.opcuaws.domain.port.Delivery;
import io.opcuaws.ws.planted.inner.Inner;

/** Shows what should be reached through the port only; and knows a package that knows this one. */
public final class PublicClient implements ClientPort {

    @Override
    public Delivery send(ClientMessage message) {
        Inner.use(this);
        return Delivery.QUEUED;
    }

    @Override
    public void close(CloseReason reason) {
        Inner.use(this);
    }
}
