package io.opcuaws.chaos.client;

import io.opcuaws.app.peer.Json;
import io.opcuaws.chaos.net.GatewaySocket;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A client that is gone at a moment, in a way. */
public final class VanishingClient {

    private static final int ITEMS = 1;
    private static final int REQUESTS = 20;
    private static final int LINGER_MILLIS = 2_000;
    private static final long VALUES_MILLIS = 300;

    private final Ground ground;
    private final Moment moment;
    private final Way way;
    private final boolean secured;

    public VanishingClient(Ground ground, Moment moment, Way way, boolean secured) {
        this.ground = ground;
        this.moment = moment;
        this.way = way;
        this.secured = secured;
    }

    /** Comes, and goes; where it cannot come so far, it goes at once. */
    public void act() throws InterruptedException {
        try {
            if (moment.comesBefore(Moment.UPGRADED)) {
                knock();
            } else {
                visit();
            }
        } catch (IOException broken) {
            // somebody else's fault was faster
        }
    }

    private void knock() throws IOException {
        try (GatewaySocket socket = GatewaySocket.connect(ground.wire().port())) {
            if (moment == Moment.IN_THE_HANDSHAKE) {
                socket.shakeHalf();
            }
            way.leave(socket);
            if (way.listens()) {
                socket.hearsTheEnd(LINGER_MILLIS);
            }
        }
    }

    private void visit() throws IOException, InterruptedException {
        try (Client client = Client.connect(ground, "vanishing client", notify -> {})) {
            comeSoFar(client);
            client.giveUp();
            way.leave(client.socket());
            if (way.listens()) {
                client.awaitEnd(LINGER_MILLIS);
            }
        }
    }

    /** Does what comes before the moment and waits for its answers, then begins with the moment itself. */
    private void comeSoFar(Client client) throws IOException, InterruptedException {
        if (moment == Moment.UPGRADED) {
            return;
        }
        if (moment == Moment.LOGGING_IN) {
            client.begin("Login", "", Messages.login(ground.server(), secured, Duration.ZERO));
            return;
        }
        Session session = client.login(secured, Duration.ZERO);
        switch (moment) {
            case SUBSCRIBING -> client.begin("CreateSubscription", session.id(), Messages.subscription());
            case ADDING_ITEMS -> {
                long subscription = client.get("CreateSubscription", session.id(), Messages.subscription())
                        .path("SubscriptionId")
                        .asLong();
                client.begin("CreateMonitoredItems", session.id(), Messages.items(subscription, ground.nodes(), ITEMS));
            }
            case GETTING_VALUES -> {
                client.monitor(session, ITEMS);
                TimeUnit.MILLISECONDS.sleep(VALUES_MILLIS);
            }
            case WITH_REQUESTS_IN_FLIGHT -> {
                for (int i = 0; i < REQUESTS; i++) {
                    client.begin(
                            "Read", session.id(), Messages.read(ground.nodes().writable()));
                }
            }
            case LOGGING_OUT -> client.begin("Logout", session.id(), Json.object());
            case LOGGED_OUT -> client.logout(session);
            default -> {
                // it has come so far
            }
        }
    }
}
