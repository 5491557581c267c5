package io.opcuaws.ws;

import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers {@code GET /health}: the process lives and takes connections, and how it fared with clients that read slowly. */
final class HealthHandler extends Handler.Abstract.NonBlocking {

    private final IntSupplier connections;
    private final SlowClients slowClients;

    HealthHandler(IntSupplier connections, SlowClients slowClients) {
        this.connections = connections;
        this.slowClients = slowClients;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, json(), callback);
        return true;
    }

    private String json() {
        return """
                {"status":"UP","connections":%d,"slowClients":{"episodes":%d,"collapsedValues":%d,"closed":%d}}""".formatted(
                connections.getAsInt(), slowClients.episodes(), slowClients.collapsedValues(), slowClients.closed());
    }
}
