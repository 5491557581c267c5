package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.ws.DoorSettings;
import io.opcuaws.ws.Origins;
import io.opcuaws.ws.WebSocketSettings;
import io.opcuaws.ws.tls.ClientCertificates;
import io.opcuaws.ws.tls.TlsSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Where clients connect to. */
public final class ListenKeys {

    static final Key<String> HOST = Key.of("listen.host", Types.text())
            .shortName("--host")
            .describedAs("The address to listen on.")
            .byDefault(WebSocketSettings.DEFAULT.host());

    static final Key<Integer> PORT = Key.of("listen.port", Types.integer(0, 65_535))
            .shortName("--port")
            .describedAs("The port to listen on; 0 takes a free one.")
            .byDefault(String.valueOf(WebSocketSettings.DEFAULT.port()));

    public static final Key<Origins> ORIGINS = Key.of(
                    "listen.origins",
                    Types.listOf(Types.text())
                            .as("Origins such as https://hmi.example:8443", list -> new Origins(Set.copyOf(list))))
            .describedAs(
                    "Further Origins whose web pages may connect, exactly as browsers send them. Pages of the gateway's"
                            + " own origin may, and programs that send none; without TLS only by IP address or localhost.")
            .isReloaded()
            .byDefault("[]");

    private static final Key<Path> CERTIFICATE = Key.of("certificate", Types.file())
            .describedAs("The gateway's certificate as PEM, those of its issuers after it.")
            .required();

    private static final Key<Path> PRIVATE_KEY = Key.of("key", Types.file())
            .describedAs("The certificate's private key as PEM.")
            .required();

    private static final Key<Optional<Secret>> KEY_PASSWORD = Key.of("key-password", Types.secret())
            .describedAs("What the key is encrypted with, if it is.")
            .optional();

    private static final Key<Optional<Path>> CLIENT_CA = Key.of("client-ca", Types.file())
            .describedAs("Certificates, as PEM, of those who issue certificates for clients.")
            .optional();

    private static final Key<ClientCertificates> CLIENT_CERTIFICATES = Key.of(
                    "client-certificates", Types.choice(ClientCertificates.class))
            .describedAs("Whether clients are asked for a certificate.")
            .byDefault("none");

    public static final Key<Optional<TlsSettings>> TLS = Key.of(
                    "listen.tls",
                    Types.record(
                            List.of(CERTIFICATE, PRIVATE_KEY, KEY_PASSWORD, CLIENT_CA, CLIENT_CERTIFICATES),
                            tls -> new TlsSettings(
                                    tls.get(CERTIFICATE),
                                    tls.get(PRIVATE_KEY),
                                    tls.get(KEY_PASSWORD),
                                    tls.get(CLIENT_CA),
                                    tls.get(CLIENT_CERTIFICATES))))
            .describedAs(
                    "Left out: clients connect without TLS. When a file changes, clients that connect from then on are"
                            + " shown the new certificate; TLS itself begins or ends at the next start.")
            .isReloaded()
            .optional();

    static final Key<Boolean> COMPRESSION = Key.of("compression.enabled", Types.flag())
            .describedAs(
                    "Let clients compress messages (permessage-deflate). What is secret and what a stranger can choose"
                            + " should then not be in one message.")
            .byDefault("false");

    static final Key<Integer> INFLATED_BYTES = Key.of("compression.max-inflated-bytes", Types.integer(1_024, 1 << 30))
            .describedAs(
                    "The longest message, inflated, of a client that compresses; a longer one closes its connection"
                            + " with 1009.")
            .byDefault(String.valueOf(WebSocketSettings.DEFAULT.maxMessageBytes()));

    static final Section SECTION = new Section(
            "Listening", "", List.of(HOST, PORT, ORIGINS, TLS, COMPRESSION, INFLATED_BYTES), Section.Check.NONE);

    private ListenKeys() {}

    public static WebSocketSettings webSocket(Settings settings) {
        return new WebSocketSettings(
                settings.get(HOST),
                settings.get(PORT),
                settings.get(LimitKeys.MESSAGE_BYTES),
                settings.get(LimitKeys.NESTING),
                LimitKeys.outbound(settings),
                settings.get(LimitKeys.PING_INTERVAL),
                new DoorSettings(
                        settings.get(ORIGINS),
                        LimitKeys.connections(settings),
                        LimitKeys.requests(settings),
                        settings.get(ClientKeys.AUTHENTICATE_WITHIN),
                        settings.get(TLS),
                        settings.get(COMPRESSION) ? OptionalInt.of(settings.get(INFLATED_BYTES)) : OptionalInt.empty()),
                PageKeys.folders(settings));
    }
}
