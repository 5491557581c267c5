package io.opcuaws.app;

import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.config.Reloadable;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.settings.ListenKeys;
import io.opcuaws.ws.GatewayServer;
import io.opcuaws.ws.tls.TlsMaterial;
import io.opcuaws.ws.tls.TlsSettings;
import java.io.IOException;
import java.util.Optional;

/** Whom the running server lets in, after the configuration of the moment. Not for several threads. */
final class FrontDoor implements Reloadable, AutoCloseable {

    private final GatewayServer server;
    private final boolean startedWithTls;
    private Clients clients;

    /** @param clients what the server was started with */
    FrontDoor(GatewayServer server, Settings settings, Clients clients) {
        this.server = server;
        this.startedWithTls = settings.get(ListenKeys.TLS).isPresent();
        this.clients = clients;
    }

    @Override
    public Runnable prepare(Settings next) throws ConfigException {
        Optional<TlsSettings> files = next.get(ListenKeys.TLS);
        if (files.isPresent() != startedWithTls) {
            throw ConfigException.of(next, ListenKeys.TLS, "begins or ends at the next start only");
        }
        Optional<TlsMaterial> tls = files.isPresent() ? Optional.of(load(next, files.get())) : Optional.empty();
        Clients nextClients = Clients.of(next, Optional.of(clients));
        return () -> {
            server.replace(next.get(ListenKeys.ORIGINS));
            tls.ifPresent(server::replace);
            nextClients.start();
            server.replace(nextClients.authentication());
            clients.closeUnlessUsedBy(nextClients);
            clients = nextClients;
        };
    }

    private static TlsMaterial load(Settings settings, TlsSettings files) throws ConfigException {
        try {
            return TlsMaterial.load(files);
        } catch (IOException e) {
            throw ConfigException.of(settings, ListenKeys.TLS, "cannot be used: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
