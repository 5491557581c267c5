package io.opcuaws.ws;

import io.opcuaws.domain.port.Secret;
import io.opcuaws.ws.Visitors.Visit;
import io.opcuaws.ws.auth.Authentication;
import io.opcuaws.ws.auth.Credential;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Decides who may open a WebSocket, and who it is. Callable from any thread. */
final class Door {

    private static final String BEARER = "Bearer ";

    /** Where a client might put a token by mistake; there it would end up in the logs and histories of everybody on the way. */
    private static final Pattern TOKEN_IN_QUERY =
            Pattern.compile("(?i)(^|[&;])[^=&;]*(token|jwt|bearer|auth|secret|passw|credential|api[-_.]?key)[^=&;]*=");

    private final DoorSettings settings;
    private final ClientTelemetry telemetry;
    private final Attempts logins;
    private final Attempts failures;
    private final AtomicLong connections = new AtomicLong();
    private volatile Origins origins;
    private volatile Authentication authentication;

    Door(DoorSettings settings, Authentication authentication, ClientTelemetry telemetry) {
        this.settings = settings;
        this.telemetry = telemetry;
        this.origins = settings.origins();
        this.authentication = authentication;
        this.logins = new Attempts(settings.requests().loginsPerMinute());
        this.failures = new Attempts(settings.requests().loginsPerMinute());
    }

    /** What a client that knocks is told. */
    sealed interface Answer {
        /** It may come in; if it is to prove who it is, {@code shown} is how it did that already. */
        record Welcome(Guest guest) implements Answer {}

        record NotWelcome(Refusal refusal) implements Answer {}
    }

    /**
     * Where a client came in.
     *
     * @param connection its number, which no other has
     */
    record Guest(
            long connection,
            Visit visit,
            InetAddress address,
            Optional<Credential> shown,
            List<X509Certificate> certificates) {}

    /** Decides on a handshake; who is welcome has been counted. */
    Answer knock(Request request, Visit visit, InetAddress address) {
        Answer answer = decide(request, visit, address);
        if (answer instanceof Answer.NotWelcome no) {
            refused(no.refusal().why());
        }
        return answer;
    }

    private Answer decide(Request request, Visit visit, InetAddress address) {
        HttpFields headers = request.getHeaders();
        String query = request.getHttpURI().getQuery();
        if (query != null && TOKEN_IN_QUERY.matcher(query).find()) {
            return new Answer.NotWelcome(Refusal.TOKEN_IN_URL);
        }
        String host = Optional.ofNullable(headers.get(HttpHeader.HOST)).orElse("");
        if (!origins.admit(headers.getValuesList(HttpHeader.ORIGIN), host, request.isSecure())) {
            return new Answer.NotWelcome(Refusal.ORIGIN);
        }
        List<X509Certificate> certificates = certificates(request);
        Optional<Credential> shown = Optional.empty();
        List<String> authorizations = headers.getValuesList(HttpHeader.AUTHORIZATION);
        if (authentication().isAsked() && !authorizations.isEmpty()) {
            if (!mayShowToken(address)) {
                return new Answer.NotWelcome(Refusal.TOO_MANY_TOKENS);
            }
            Optional<Secret> token = bearer(authorizations);
            shown = token.flatMap(secret -> ofToken(secret, address));
            token.ifPresent(Secret::clear);
            if (shown.isEmpty()) {
                return new Answer.NotWelcome(Refusal.BAD_TOKEN);
            }
        } else if (!certificates.isEmpty()) {
            shown = authentication().ofCertificate(certificates.get(0));
        }
        return switch (visit.asks()) {
            case COME_IN ->
                new Answer.Welcome(new Guest(connections.incrementAndGet(), visit, address, shown, certificates));
            case TOO_MANY -> new Answer.NotWelcome(Refusal.TOO_MANY);
            case TOO_MANY_OF_ADDRESS -> new Answer.NotWelcome(Refusal.TOO_MANY_OF_ADDRESS);
        };
    }

    /** Somebody did not get what it asked for. */
    void refused(ClientRefusal why) {
        telemetry.refused(why);
    }

    Authentication authentication() {
        return authentication;
    }

    void replace(Origins others) {
        origins = others;
    }

    void replace(Authentication other) {
        authentication = other;
    }

    /** Whether somebody at this address may show a token: not after too many that were not trusted. */
    boolean mayShowToken(InetAddress address) {
        return failures.isAllowed(address, System.nanoTime());
    }

    /** Who shows this token. */
    Optional<Credential> ofToken(Secret token, InetAddress address) {
        Optional<Credential> credential = authentication().ofToken(token);
        if (credential.isEmpty()) {
            failures.count(address, System.nanoTime());
        }
        return credential;
    }

    /** Whether somebody at this address may make the gateway connect to a server, or try to take a session over. */
    boolean mayLogIn(InetAddress address) {
        return logins.tryOnce(address, System.nanoTime());
    }

    void forgetOldAttempts(long now) {
        logins.forgetOld(now);
        failures.forgetOld(now);
    }

    long authenticateWithinNanos() {
        return TimeUnit.MILLISECONDS.toNanos(settings.authenticateWithin().toMillis());
    }

    private static Optional<Secret> bearer(List<String> authorizations) {
        String only = authorizations.size() == 1 ? authorizations.get(0) : "";
        return only.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(Secret.ofText(only.substring(BEARER.length()).trim()))
                : Optional.empty();
    }

    private static List<X509Certificate> certificates(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData tls
                        && tls.peerCertificates() != null
                ? List.of(tls.peerCertificates())
                : List.of();
    }
}
