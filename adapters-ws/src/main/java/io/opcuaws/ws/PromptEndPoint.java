package io.opcuaws.ws;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * A socket whose WebSocket is read on the thread that found something to read. Jetty would first wake another thread to go on
 * looking in its stead, since it cannot know that what is done with a message here never blocks (see {@link
 * GatewayEndpoint}); of what a small message costs that is a large part.
 */
final class PromptEndPoint extends SocketChannelEndPoint {

    PromptEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    @Override
    public void fillInterested(Callback callback) {
        super.fillInterested(prompt(callback));
    }

    @Override
    public boolean tryFillInterested(Callback callback) {
        return super.tryFillInterested(prompt(callback));
    }

    private Callback prompt(Callback callback) {
        return isWebSocket() ? new Prompt(callback) : callback;
    }

    private boolean isWebSocket() {
        Connection connection = getConnection();
        if (connection instanceof SslConnection secured) {
            connection = secured.getSslEndPoint().getConnection();
        }
        return connection instanceof WebSocketConnection;
    }

    private static final class Prompt extends Callback.Nested {

        Prompt(Callback callback) {
            super(callback);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
