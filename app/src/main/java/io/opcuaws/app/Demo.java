package io.opcuaws.app;

import io.opcuaws.app.config.Settings;
import io.opcuaws.app.settings.DemoKeys;
import io.opcuaws.app.settings.ServerKeys;
import io.opcuaws.demo.DemoCertificate;
import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.domain.access.NamedTarget;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** The demo server of {@code --demo}. It keeps its certificate in the data directory, as a real server would. */
final class Demo implements AutoCloseable {

    /** The name under which clients find it if the operator has named no targets. */
    static final String TARGET = "demo";

    private static final int STANDARD_PORT = 4840;
    private static final int ANY_FREE_PORT = 0;

    private final DemoServer server;

    private Demo(DemoServer server) {
        this.server = server;
    }

    /** @throws RuntimeException if it cannot listen where it was told to */
    static Demo start(Settings settings) {
        DemoServerOptions demo = DemoServerOptions.defaults()
                .withCertificate(
                        DemoCertificate.in(settings.get(ServerKeys.DATA_DIR).resolve("demo")));
        return new Demo(settings.get(DemoKeys.PORT)
                .map(port -> DemoServer.start(demo.withPort(port)))
                .orElseGet(() -> startNearStandardPort(demo)));
    }

    private static DemoServer startNearStandardPort(DemoServerOptions demo) {
        try {
            return DemoServer.start(demo.withPort(STANDARD_PORT));
        } catch (IllegalStateException taken) {
            return DemoServer.start(demo.withPort(ANY_FREE_PORT));
        }
    }

    X509Certificate certificate() {
        return server.certificate();
    }

    String url() {
        return server.endpointUrl();
    }

    /** Logs in to it securely, as the user that its documentation names. */
    NamedTarget target() {
        return new NamedTarget(
                new SessionSettings(
                        url(),
                        SecurityPolicy.BASIC256_SHA256,
                        SecurityMode.SIGN_AND_ENCRYPT,
                        new UserIdentity.UserName("user1", Secret.ofText("password1")),
                        Optional.empty(),
                        Optional.empty()),
                Rights.EVERYBODY_EVERYTHING);
    }

    @Override
    public void close() {
        server.close();
    }
}
