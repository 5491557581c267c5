package io.opcuaws.ws.management;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses requests for another name than this machine's own local ones. A web page cannot read what is on this machine, unless
 * its own name is made to lead here (DNS rebinding): then that is the name that it asks for.
 */
final class LocalNames extends Handler.Wrapper {

    private static final Pattern LOCAL = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    LocalNames(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String name = Request.getServerName(request).toLowerCase(Locale.ROOT);
        if (LOCAL.matcher(name).matches()) {
            return super.handle(request, response, callback);
        }
        Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
        return true;
    }
}
