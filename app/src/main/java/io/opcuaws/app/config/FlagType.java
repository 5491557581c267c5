package io.opcuaws.app.config;

import java.util.Locale;
import java.util.Optional;

/** Yes or no; as an option it may stand without a value. */
final class FlagType extends Type<Boolean> {

    private static final ScalarType<Boolean> TEXT = new ScalarType<>(
            "true or false", (scalar, reading) -> switch (scalar.text().toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            });

    @Override
    Optional<Boolean> read(Node node, String path, Reading reading) {
        return TEXT.read(node, path, reading);
    }

    @Override
    String syntax() {
        return TEXT.syntax();
    }

    @Override
    boolean isFlag() {
        return true;
    }
}
