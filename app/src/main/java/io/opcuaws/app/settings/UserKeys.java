package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Type;
import io.opcuaws.app.config.Types;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.UserIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who the gateway is to the server of a target. */
final class UserKeys {

    private static final Type<String> PEM = Types.file().as("the path of a file that can be read", UserKeys::content);

    private static final Key<Optional<String>> NAME = Key.of("name", Types.text())
            .describedAs("The user's name, with password.")
            .optional();

    private static final Key<Optional<Secret>> PASSWORD = Key.of("password", Types.secret())
            .describedAs("The user's password.")
            .optional();

    private static final Key<Optional<String>> CERTIFICATE = Key.of("certificate", PEM)
            .describedAs("Instead of a name: a file with the user's certificate, with key.")
            .optional();

    private static final Key<Optional<String>> PRIVATE_KEY = Key.of("key", PEM)
            .describedAs("A file with the key of the certificate, PEM, without a password.")
            .optional();

    private static final Key<Optional<Secret>> TOKEN = Key.of("token", Types.secret())
            .describedAs("Instead of a name: a token that an authorization service has issued.")
            .optional();

    static final Type<UserIdentity> TYPE =
            Types.record(List.of(NAME, PASSWORD, CERTIFICATE, PRIVATE_KEY, TOKEN), UserKeys::identity);

    private UserKeys() {}

    /** The message has no word of the content. */
    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static UserIdentity identity(Settings settings) {
        Optional<UserIdentity> identity = Optional.empty();
        int given = 0;
        for (Key<? extends Optional<?>> key : List.of(NAME, PASSWORD, CERTIFICATE, PRIVATE_KEY, TOKEN)) {
            given += settings.get(key).isPresent() ? 1 : 0;
        }
        if (given == 2) {
            identity = userName(settings).or(() -> certificate(settings));
        } else if (given == 1) {
            identity = settings.get(TOKEN).map(UserIdentity.Issued::new);
        }
        return identity.orElseThrow(() -> new IllegalArgumentException(
                "it must have name and password, or certificate and key, or token, and nothing else"));
    }

    private static Optional<UserIdentity> userName(Settings settings) {
        return settings.get(NAME)
                .flatMap(name -> settings.get(PASSWORD).map(password -> new UserIdentity.UserName(name, password)));
    }

    private static Optional<UserIdentity> certificate(Settings settings) {
        return settings.get(CERTIFICATE)
                .flatMap(certificate -> settings.get(PRIVATE_KEY)
                        .map(key -> new UserIdentity.Certificate(certificate, Secret.ofText(key))));
    }
}
