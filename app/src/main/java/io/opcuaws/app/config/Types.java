package io.opcuaws.app.config;

import io.opcuaws.domain.port.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of values that keys can have. */
public final class Types {

    private Types() {}

    /** Any text that is not empty. */
    public static Type<String> text() {
        return new ScalarType<>(
                "a text", (scalar, reading) -> Optional.of(scalar.text()).filter(text -> !text.isBlank()));
    }

    public static Type<Boolean> flag() {
        return new FlagType();
    }

    public static Type<Integer> integer(int least, int most) {
        return whole(least, most).as(range(least, most), Math::toIntExact);
    }

    public static Type<Long> whole(long least, long most) {
        return new ScalarType<>(
                range(least, most),
                (scalar, reading) -> number(scalar.text()).filter(value -> value >= least && value <= most));
    }

    /** Milliseconds, up to 24 days. */
    public static Type<Duration> milliseconds(int least) {
        return whole(least, Integer.MAX_VALUE)
                .as("milliseconds, " + range(least, Integer.MAX_VALUE), Duration::ofMillis);
    }

    /** A constant's name as an operator writes it: {@code FORBID} is {@code forbid}, {@code SIGN_ONLY} is {@code sign-only}. */
    public static <E extends Enum<E>> Type<E> choice(Class<E> of) {
        Map<String, E> constants = Arrays.stream(of.getEnumConstants())
                .collect(Collectors.toMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), Function.identity()));
        String names = Arrays.stream(of.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
        return new ScalarType<>(
                "one of " + names, (scalar, reading) -> Optional.ofNullable(constants.get(scalar.text())));
    }

    /**
     * A file whose content is part of the configuration: when it changes, the configuration is loaded again. A relative path
     * in the configuration file is relative to that file's folder, any other to the working directory.
     */
    public static Type<Path> file() {
        return new ScalarType<>("the path of a file", (scalar, reading) -> {
            Optional<Path> file = path(scalar);
            file.ifPresent(reading::names);
            return file;
        });
    }

    /** A file as {@link #file} is, or an URL of https; both as an URI. */
    public static Type<URI> fileOrHttps() {
        return new ScalarType<>("the path of a file, or an URL that begins with https://", (scalar, reading) -> {
            if (scalar.text().startsWith("https://")) {
                return https(scalar.text());
            }
            Optional<Path> file = scalar.text().contains("://") ? Optional.empty() : path(scalar);
            file.ifPresent(reading::names);
            return file.map(Path::toUri);
        });
    }

    /** A file or folder that the gateway writes; it is relative to the same as {@link #file}. */
    public static Type<Path> location() {
        return new ScalarType<>("a path", (scalar, reading) -> path(scalar));
    }

    public static Type<Secret> secret() {
        return new SecretType();
    }

    public static <T> Type<List<T>> listOf(Type<T> element) {
        return new ListType<>(element);
    }

    /** Values by names that the operator chooses. */
    public static <T> Type<Map<String, T>> named(Type<T> element) {
        return new NamedType<>(element);
    }

    /**
     * Several keys, whose paths are relative to this value, that make one object.
     *
     * @param constructor may throw IllegalArgumentException, whose message is told and so must not repeat a secret
     */
    public static <T> Type<T> record(List<Key<?>> keys, Function<Settings, T> constructor) {
        return new RecordType<>(new Schema(keys), constructor);
    }

    private static String range(long least, long most) {
        return most == Long.MAX_VALUE || most == Integer.MAX_VALUE
                ? "a whole number from " + least
                : "a whole number from " + least + " to " + most;
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> https(String text) {
        try {
            return Optional.of(new URI(text)).filter(url -> url.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(Node.Scalar scalar) {
        try {
            return Optional.of(scalar.origin().folder().resolve(scalar.text()))
                    .filter(path -> !scalar.text().isBlank());
        } catch (java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }
}
