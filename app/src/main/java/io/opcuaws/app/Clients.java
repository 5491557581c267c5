package io.opcuaws.app;

import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.settings.ClientKeys;
import io.opcuaws.app.settings.ClientKeys.Jwt;
import io.opcuaws.ws.auth.Authentication;
import io.opcuaws.ws.auth.CertificateNames;
import io.opcuaws.ws.auth.ClientAuthenticator;
import io.opcuaws.ws.auth.JwksUrl;
import io.opcuaws.ws.auth.JwtKeys;
import io.opcuaws.ws.auth.JwtTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How clients prove who they are, after one configuration.
 *
 * @param authentication for the server
 * @param published where keys of JWT are fetched from, if they are: from the start until it is closed
 */
record Clients(Authentication authentication, Optional<Published> published) implements AutoCloseable {

    /** Keys that are fetched. */
    record Published(URI url, JwksUrl keys) {}

    /**
     * @param before what held before: keys that it fetches from the same URL are fetched on
     * @throws ConfigException if a file cannot be used
     */
    static Clients of(Settings settings, Optional<Clients> before) throws ConfigException {
        List<ClientAuthenticator> methods = new ArrayList<>();
        Optional<Published> published = Optional.empty();
        for (ClientKeys.Method method : settings.get(ClientKeys.AUTHENTICATION)) {
            switch (method) {
                case NONE -> {}
                case TOKEN -> methods.add(settings.get(ClientKeys.TOKENS));
                case CERTIFICATE -> methods.add(new CertificateNames());
                case JWT -> {
                    Jwt jwt = settings.get(ClientKeys.TRUSTED_JWT).orElseThrow();
                    boolean isUrl = "https".equals(jwt.jwks().getScheme());
                    published = isUrl ? Optional.of(fetched(jwt.jwks(), before)) : Optional.empty();
                    JwtKeys.Source keys = isUrl
                            ? published.orElseThrow().keys()
                            : ofFile(settings, jwt.jwks()).fixed();
                    methods.add(new JwtTokens(jwt.settings(), keys, Clock.systemUTC()));
                }
            }
        }
        return new Clients(new Authentication(methods), published);
    }

    private static Published fetched(URI url, Optional<Clients> before) {
        return before.flatMap(Clients::published)
                .filter(known -> known.url().equals(url))
                .orElseGet(() -> new Published(url, JwksUrl.of(url)));
    }

    private static JwtKeys ofFile(Settings settings, URI file) throws ConfigException {
        try {
            return JwtKeys.parse(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw ConfigException.of(
                    settings,
                    ClientKeys.TRUSTED_JWT,
                    "has a jwks, " + Path.of(file) + ", that cannot be used: " + e.getMessage());
        }
    }

    /** Begins to fetch keys; repeatable. */
    void start() {
        published.ifPresent(fetched -> fetched.keys().start());
    }

    /** Ends what this one fetches, unless another one goes on with it. */
    void closeUnlessUsedBy(Clients other) {
        if (!published.equals(other.published)) {
            close();
        }
    }

    @Override
    public void close() {
        published.ifPresent(fetched -> fetched.keys().close());
    }
}
