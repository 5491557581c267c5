package io.opcuaws.ws.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers GET and HEAD of the files of folders, and refuses everything else. The pages hold no secret and need no proof of who
 * asks; what they may do themselves is as little as they can live with: nothing but this gateway's own files and WebSocket.
 */
final class PagesHandler extends Handler.Abstract.NonBlocking {

    /** What has a hash of its content in its name, and never changes under that name. */
    private static final String HASHED = "assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String GZIP = "gzip";

    private static final Pattern COMMA = Pattern.compile(",");

    private static final List<HttpField> PRECAUTIONS = List.of(
            new HttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
            new HttpField("X-Content-Type-Options", "nosniff"),
            new HttpField("Referrer-Policy", "no-referrer"),
            new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new HttpField("Cross-Origin-Resource-Policy", "same-origin"));

    private final Pages pages;
    private final Duration idle;

    PagesHandler(Pages pages, Duration idle) {
        this.pages = pages;
        this.idle = idle;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Optional<PageFolder> folder = pages.folderOf(path);
        if (folder.isEmpty() || isMeantForWebSocket(request)) {
            return false;
        }
        PRECAUTIONS.forEach(response.getHeaders()::put);
        String root = folder.get().path();
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        } else if (path.length() < root.length()) {
            response.setStatus(HttpStatus.PERMANENT_REDIRECT_308);
            response.getHeaders().put(HttpHeader.LOCATION, root);
            callback.succeeded();
        } else {
            String name = path.substring(root.length());
            pages.find(folder.get(), name)
                    .ifPresentOrElse(
                            file -> answer(request, response, callback, name, file),
                            () -> Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404));
        }
        return true;
    }

    /** A handshake that was cut short on the way, by a proxy perhaps, is to fail rather than to be answered with a page. */
    private static boolean isMeantForWebSocket(Request request) {
        HttpFields headers = request.getHeaders();
        return headers.contains(HttpHeader.SEC_WEBSOCKET_KEY) || headers.contains(HttpHeader.UPGRADE, "websocket");
    }

    private void answer(Request request, Response response, Callback callback, String name, PageFile file) {
        request.getConnectionMetaData().getConnection().getEndPoint().setIdleTimeout(idle.toMillis());
        HttpFields asked = request.getHeaders();
        HttpFields.Mutable headers = response.getHeaders();
        PageFile.Form form = file.plain();
        if (file.isCompressible()) {
            headers.put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
            if (asked.getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains(GZIP)) {
                form = file.gzip();
                headers.put(HttpHeader.CONTENT_ENCODING, GZIP);
            }
        }
        headers.put(HttpHeader.CACHE_CONTROL, name.startsWith(HASHED) ? FOR_EVER : ASK_AGAIN);
        headers.put(HttpHeader.ETAG, form.etag());
        if (isKnown(asked, form)) {
            headers.remove(HttpHeader.CONTENT_ENCODING);
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            callback.succeeded();
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, file.contentType());
        headers.put(HttpHeader.CONTENT_LENGTH, form.bytes().remaining());
        response.write(true, form.bytes(), callback);
    }

    /** RFC 9110, 13.1.2; the tags of these files have no comma in them. Whether a tag is a weak one does not matter here. */
    private static boolean isKnown(HttpFields asked, PageFile.Form form) {
        return asked.getValuesList(HttpHeader.IF_NONE_MATCH).stream()
                .flatMap(COMMA::splitAsStream)
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(form.etag()) || known.equals("W/" + form.etag()));
    }
}
