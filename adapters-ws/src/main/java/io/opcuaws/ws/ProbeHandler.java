package io.opcuaws.ws;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers 200 or 503, and no more: everybody may ask. */
final class ProbeHandler extends Handler.Abstract.NonBlocking {

    private final BooleanSupplier isUp;

    ProbeHandler(BooleanSupplier isUp) {
        this.isUp = isUp;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean up = isUp.getAsBoolean();
        response.setStatus(up ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}", callback);
        return true;
    }
}
