package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Problems;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import io.opcuaws.ws.DoorSettings;
import io.opcuaws.ws.auth.JwtSettings;
import io.opcuaws.ws.auth.StaticTokens;
import io.opcuaws.ws.auth.TokenHash;
import io.opcuaws.ws.tls.ClientCertificates;
import io.opcuaws.ws.tls.TlsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How clients prove who they are. */
public final class ClientKeys {

    /** A way to prove it. */
    public enum Method {
        /** Nobody is asked. */
        NONE,
        TOKEN,
        JWT,
        CERTIFICATE
    }

    /** Whose JWT are trusted. */
    public record Jwt(URI jwks, JwtSettings settings) {}

    public static final Key<List<Method>> AUTHENTICATION = Key.of(
                    "clients.authentication", Types.listOf(Types.choice(Method.class)))
            .describedAs("How clients prove who they are; of several ways any is enough. A token or a JWT is sent as"
                    + " Authorization: Bearer in the handshake, or in GW_AuthenticateRequest as the first message.")
            .isReloaded()
            .byDefault("none");

    static final Key<Duration> AUTHENTICATE_WITHIN = Key.of("clients.authenticate-within", Types.milliseconds(100))
            .describedAs("How long a client may take to prove it; then it is closed with 1008.")
            .byDefault(String.valueOf(DoorSettings.DEFAULT.authenticateWithin().toMillis()));

    private static final Key<TokenHash> SHA256 = Key.of(
                    "sha256", Types.text().as("64 hexadecimal digits", TokenHash::ofHex))
            .describedAs("SHA-256 of the token, as --hash-token prints it.")
            .required();

    public static final Key<StaticTokens> TOKENS = Key.of(
                    "clients.tokens",
                    Types.named(Types.record(List.of(SHA256), token -> token.get(SHA256)))
                            .as(
                                    "a map of client names, each with sha256",
                                    tokens -> new StaticTokens(new HashMap<>(tokens))))
            .describedAs("The tokens of clients by their names. Who has one that is taken out is closed with 1008.")
            .isReloaded()
            .byDefault("{}");

    private static final Key<URI> JWKS = Key.of(
                    "jwks",
                    Types.fileOrHttps()
                            .as("the path of a file, or an URL that begins with https://", ClientKeys::withoutUser))
            .describedAs("The issuer's public keys: a file, or an URL of https.")
            .required();

    private static final Key<String> ISSUER =
            Key.of("issuer", Types.text()).describedAs("What iss must be.").required();

    private static final Key<String> AUDIENCE = Key.of("audience", Types.text())
            .describedAs("What must be among aud.")
            .required();

    private static final Key<String> NAME_CLAIM = Key.of("name-claim", Types.text())
            .describedAs("Which claim is the client's name.")
            .byDefault("sub");

    public static final Key<Optional<Jwt>> TRUSTED_JWT = Key.of(
                    "clients.jwt",
                    Types.record(
                            List.of(JWKS, ISSUER, AUDIENCE, NAME_CLAIM),
                            jwt -> new Jwt(
                                    jwt.get(JWKS),
                                    new JwtSettings(jwt.get(ISSUER), jwt.get(AUDIENCE), jwt.get(NAME_CLAIM)))))
            .describedAs("Whose JWT are trusted.")
            .isReloaded()
            .optional();

    static final Section SECTION = new Section(
            "Clients",
            "A client's name is its token's, what its JWT says, or the common name of its certificate; rights are given to names.",
            List.of(AUTHENTICATION, AUTHENTICATE_WITHIN, TOKENS, TRUSTED_JWT),
            ClientKeys::check);

    private ClientKeys() {}

    /** The URL is in the log when nothing comes from there, and in what --print-config prints. */
    private static URI withoutUser(URI jwks) {
        if (jwks.getRawUserInfo() != null) {
            throw new IllegalArgumentException("there must be no user and no password in it");
        }
        return jwks;
    }

    /** Who gives tokens and does not ask for them has a gateway that is open, and believes that it is not. */
    private static void check(Settings settings, Problems problems) {
        List<Method> methods = settings.get(AUTHENTICATION);
        boolean none = methods.isEmpty() || methods.contains(Method.NONE);
        if (methods.size() > 1 && none) {
            problems.add(settings.origin(AUTHENTICATION), AUTHENTICATION.path(), "must not be none and something else");
        }
        together(settings, problems, Method.TOKEN, TOKENS, settings.get(TOKENS).isEmpty());
        together(
                settings,
                problems,
                Method.JWT,
                TRUSTED_JWT,
                settings.get(TRUSTED_JWT).isEmpty());
        boolean asked = settings.get(ListenKeys.TLS)
                .map(TlsSettings::clientCertificates)
                .filter(certificates -> certificates != ClientCertificates.NONE)
                .isPresent();
        if (methods.contains(Method.CERTIFICATE) && !asked) {
            problems.add(
                    settings.origin(AUTHENTICATION),
                    AUTHENTICATION.path(),
                    "needs listen.tls with client-certificates: wanted, or required");
        }
    }

    /** Tokens that are written down, and of which there are none, are not missing: so the last one is taken away. */
    private static void together(Settings settings, Problems problems, Method method, Key<?> key, boolean isEmpty) {
        boolean used = settings.get(AUTHENTICATION).contains(method);
        String name = method.name().toLowerCase(Locale.ROOT);
        if (used && settings.isDefault(key)) {
            problems.add(
                    settings.origin(AUTHENTICATION), AUTHENTICATION.path(), "has " + name + " and needs " + key.path());
        } else if (!used && !isEmpty) {
            problems.add(
                    settings.origin(key), key.path(), "has no effect: clients.authentication does not have " + name);
        }
    }
}
