package io.opcuaws.ws;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The answer to a handshake that does not become a WebSocket.
 *
 * @param why for who looks on
 * @param status of HTTP
 * @param header one more header of the answer, by its name
 * @param sentence for a person; it contains nothing that the client sent
 */
record Refusal(ClientRefusal why, int status, Optional<Header> header, String sentence) {

    private static final Header LATER = new Header(HttpHeader.RETRY_AFTER, "5");

    static final Refusal ORIGIN = new Refusal(
            ClientRefusal.ORIGIN,
            HttpStatus.FORBIDDEN_403,
            Optional.empty(),
            "Pages of this Origin may not connect to the gateway.");
    static final Refusal TOO_MANY = new Refusal(
            ClientRefusal.CONNECTIONS,
            HttpStatus.SERVICE_UNAVAILABLE_503,
            Optional.of(LATER),
            "The gateway has as many clients as it may have.");
    static final Refusal TOO_MANY_OF_ADDRESS = new Refusal(
            ClientRefusal.CONNECTIONS_OF_ADDRESS,
            HttpStatus.TOO_MANY_REQUESTS_429,
            Optional.of(LATER),
            "The gateway has as many clients of this address as it may have.");

    static final Refusal TOKEN_IN_URL = new Refusal(
            ClientRefusal.TOKEN_IN_URL,
            HttpStatus.BAD_REQUEST_400,
            Optional.empty(),
            "A token has no place in a URL: send it as Authorization: Bearer, or in GW_AuthenticateRequest.");
    static final Refusal BAD_TOKEN = new Refusal(
            ClientRefusal.BAD_TOKEN,
            HttpStatus.UNAUTHORIZED_401,
            Optional.of(new Header(HttpHeader.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")),
            "The token is not one that the gateway trusts.");
    static final Refusal TOO_MANY_TOKENS = new Refusal(
            ClientRefusal.TOO_MANY_BAD_TOKENS,
            HttpStatus.TOO_MANY_REQUESTS_429,
            Optional.of(new Header(HttpHeader.RETRY_AFTER, "60")),
            "Too many tokens of this address were not trusted.");

    record Header(HttpHeader name, String value) {}

    void send(Response response, Callback callback) {
        response.setStatus(status);
        header.ifPresent(extra -> response.getHeaders().put(extra.name(), extra.value()));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, sentence + "\n", callback);
    }
}
