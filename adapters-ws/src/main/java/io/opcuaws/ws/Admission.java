package io.opcuaws.ws;

import io.opcuaws.domain.Connection;
import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.ws.Door.Guest;
import io.opcuaws.ws.auth.Authentication;
import io.opcuaws.ws.auth.Credential;
import io.opcuaws.ws.tls.TlsMaterial;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether one client has been let in: at once if nobody is asked who it is or the handshake has shown it, else with the first
 * good token, else not at all. It is shown out when what let it in is not good any more.
 *
 * <p>Callable from any thread. The domain knows of the client from when it is let in until it is shown out.
 */
final class Admission {

    static final Failure NOT_YET = new Failure(
            StatusCode.BAD_IDENTITY_TOKEN_REJECTED,
            "The gateway has to know first who the client is: send GW_AuthenticateRequest.");

    private static final Failure NOT_TRUSTED =
            new Failure(StatusCode.BAD_IDENTITY_TOKEN_REJECTED, "The token is not one that the gateway trusts.");
    private static final Failure OF_ANOTHER = new Failure(
            StatusCode.BAD_IDENTITY_TOKEN_REJECTED, "The token is another client's than this connection's.");
    private static final Failure NOT_ASKED =
            new Failure(StatusCode.BAD_SERVICE_UNSUPPORTED, "The gateway asks nobody who it is.");
    private static final Failure TOO_MANY_TOKENS = new Failure(
            StatusCode.BAD_SERVER_TOO_BUSY, "Too many tokens of this address were not trusted; try again in a minute.");
    private static final Failure TOO_MANY_LOGINS = new Failure(
            StatusCode.BAD_SERVER_TOO_BUSY, "Too many logins came from this address; try again in a minute.");

    private final Door door;
    private final Guest guest;
    private final Function<ClientIdentity, Connection> letIn;
    private final Consumer<String> close;
    private final long since = System.nanoTime();
    private @Nullable Connection connection;
    private @Nullable Credential credential;
    private boolean shownOut;

    /**
     * @param letIn tells the domain of the client
     * @param close closes the WebSocket, for a reason
     */
    Admission(Door door, Guest guest, Function<ClientIdentity, Connection> letIn, Consumer<String> close) {
        this.door = door;
        this.guest = guest;
        this.letIn = letIn;
        this.close = close;
        if (guest.shown().isPresent()) {
            letIn(guest.shown().get());
        } else if (!door.authentication().isAsked()) {
            connection = letIn.apply(ClientIdentity.anonymous(address(), guest.connection()));
        }
    }

    /** What came of a proof. */
    sealed interface Outcome {
        record Proved(Credential credential) implements Outcome {}

        record NotProved(Failure failure) implements Outcome {}

        default StatusCode status() {
            return this instanceof NotProved no ? no.failure().status() : StatusCode.GOOD;
        }

        default <T> T readBy(Function<Credential, T> proved, Function<Failure, T> notProved) {
            return this instanceof Proved good
                    ? proved.apply(good.credential())
                    : notProved.apply(((NotProved) this).failure());
        }
    }

    /** The client's connection in the domain, while the client is inside. */
    synchronized Optional<Connection> connection() {
        return shownOut ? Optional.empty() : Optional.ofNullable(connection);
    }

    /** The client shows a token: its first one, or a newer one before that ends. */
    Outcome prove(Secret token) {
        if (!door.authentication().isAsked()) {
            return new Outcome.NotProved(NOT_ASKED);
        }
        if (!door.mayShowToken(guest.address())) {
            door.refused(ClientRefusal.TOO_MANY_BAD_TOKENS);
            return new Outcome.NotProved(TOO_MANY_TOKENS);
        }
        return door.ofToken(token, guest.address()).map(this::proved).orElseGet(() -> {
            door.refused(ClientRefusal.BAD_TOKEN);
            return new Outcome.NotProved(NOT_TRUSTED);
        });
    }

    private synchronized Outcome proved(Credential shown) {
        if (shownOut) {
            return new Outcome.NotProved(NOT_TRUSTED);
        }
        if (connection == null) {
            letIn(shown);
        } else if (credential == null || !credential.name().equals(shown.name())) {
            return new Outcome.NotProved(OF_ANOTHER);
        }
        credential = shown;
        return new Outcome.Proved(shown);
    }

    private void letIn(Credential shown) {
        credential = shown;
        connection = letIn.apply(new ClientIdentity(shown.name(), address(), guest.connection()));
    }

    /** Why the client may not ask for this now, although it has been let in. */
    Optional<Failure> whyNot(ClientRequest request) {
        boolean connects = request instanceof ClientRequest.Login
                || request instanceof ClientRequest.Resume
                || request instanceof ClientRequest.Discover;
        if (connects && !door.mayLogIn(guest.address())) {
            door.refused(ClientRefusal.TOO_MANY_LOGINS);
            return Optional.of(TOO_MANY_LOGINS);
        }
        return Optional.empty();
    }

    /** Shows the client out if it has to go. */
    void look(long now) {
        whyToGo(now).ifPresent(this::showOut);
    }

    /** Shows the client out if its certificate is not trusted any more. */
    void certificatesChanged(TlsMaterial tls) {
        boolean byCertificate;
        synchronized (this) {
            byCertificate = credential != null && credential.isOfCertificate();
        }
        if (byCertificate && !tls.trusts(guest.certificates())) {
            showOut("The client's certificate is not trusted any more.");
        }
    }

    private synchronized Optional<String> whyToGo(long now) {
        Authentication authentication = door.authentication();
        if (shownOut || !authentication.isAsked()) {
            return Optional.empty();
        }
        if (connection == null) {
            return now - since < door.authenticateWithinNanos()
                    ? Optional.empty()
                    : Optional.of("The client has not said in time who it is.");
        }
        if (credential == null) {
            return Optional.of("The gateway asks by now who the client is.");
        }
        if (credential.isExpired(Instant.now())) {
            return Optional.of("What the client has shown has expired.");
        }
        return authentication.stillAccepts(credential)
                ? Optional.empty()
                : Optional.of("What the client has shown is not trusted any more.");
    }

    private void showOut(String reason) {
        @Nullable Connection known;
        synchronized (this) {
            if (shownOut) {
                return;
            }
            shownOut = true;
            known = connection;
        }
        door.refused(ClientRefusal.SHOWN_OUT);
        if (known != null) {
            known.clientGone();
        }
        close.accept(reason);
    }

    private String address() {
        return guest.address().getHostAddress();
    }
}
