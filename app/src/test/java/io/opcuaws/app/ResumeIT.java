package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A client whose connection breaks comes back to its session. The session monitors a counter that tells every number. */
@Timeout(120)
class ResumeIT {

    private static final long WINDOW_MILLIS = 3_000;
    private static final int ENOUGH = 30;

    @AutoClose
    private final DemoServer server = DemoServer.start(DemoServerOptions.defaults());

    @AutoClose
    private static final GatewayProcess gateway =
            GatewayProcess.start("--trust-all-servers", "--resume-values", "1000");

    @AutoClose
    private final TestClient first = TestClient.connect(gateway.url());

    @AutoClose
    private final TestClient second = TestClient.connect(gateway.url());

    private String session;
    private String token;
    private final List<Message> values = new ArrayList<>();

    @BeforeEach
    void logInAndSubscribe() {
        Message login = first.request(
                "Login",
                null,
                json("{'DiscoveryUrl':'" + server.endpointUrl() + "','ResumeWindow':" + WINDOW_MILLIS + "}"));
        session = login.body().path("SessionId").asString();
        token = login.body().path("ResumeToken").asString();
        String subscription = first.request("CreateSubscription", session, json("{'RequestedPublishingInterval':50}"))
                .body()
                .path("SubscriptionId")
                .asString();
        first.request(
                "CreateMonitoredItems",
                session,
                json("{'SubscriptionId':" + subscription
                        + ",'ItemsToCreate':[{'ItemToMonitor':{'NodeId':'ns=2;s=Demo.Pushed.Counter'},"
                        + "'RequestedParameters':{'ClientHandle':1,'SamplingInterval':0,'QueueSize':1000}}]}"));
    }

    @Test
    void noValueIsMissingAndNoneComesTwice() {
        takeValues(first, ENOUGH);
        first.drop();
        awaitMoreValuesOnTheServer();

        Message answer = resume(second, lastNotify());
        takeValues(second, 2 * ENOUGH);

        assertThat(answer.isGood()).isTrue();
        assertThat(answer.body().path("GapDetected").asString()).isEqualTo("false");
        assertThat(answer.body().path("SessionStatus").asString()).isEqualTo("Connect");
        assertThat(second.read(session, "i=2258").isGood()).isTrue();
        assertEachValueOnceInOrder();
    }

    /** What came over the old wire is not known to have arrived: the client says what it has. */
    @Test
    void whatTheClientHasNotHeardIsToldAgain() {
        takeValues(first, ENOUGH);
        first.drop();

        values.subList(ENOUGH / 2, values.size()).clear();
        resume(second, lastNotify());
        takeValues(second, ENOUGH);

        assertEachValueOnceInOrder();
    }

    @Test
    void theTokenOfTheAnswerIsTheOneForTheNextTime() {
        first.drop();
        Message answer = resume(second, 0);
        second.drop();

        try (TestClient third = TestClient.connect(gateway.url())) {
            assertThat(resume(third, 0).statusText()).isEqualTo("BadSessionIdInvalid");
            token = answer.body().path("ResumeToken").asString();
            assertThat(resume(third, 0).isGood()).isTrue();
            assertThat(third.logOut(session).isGood()).isTrue();
        }
    }

    @Test
    void whoStillHasTheSessionIsToldThatItIsTaken() {
        assertThat(resume(second, 0).isGood()).isTrue();

        Message goodbye = first.takeSessionStatus(session, "Disconnect");
        assertThat(goodbye.body().path("StatusCode").asLong()).isEqualTo(0x80260000L);
        assertThat(first.read(session, "i=2258").statusText()).isEqualTo("BadSessionIdInvalid");
        assertThat(second.read(session, "i=2258").isGood()).isTrue();
    }

    @Test
    void nobodyElseCanTakeIt() {
        String good = token;
        first.drop();

        token = "guessed";
        assertThat(resume(second, 0).statusText()).isEqualTo("BadSessionIdInvalid");
        assertThat(second.read(session, "i=2258").statusText()).isEqualTo("BadSessionIdInvalid");
        token = good;
        assertThat(resume(second, 0).isGood()).isTrue();
        assertThat(gateway.log()).noneMatch(line -> line.contains(good));
    }

    @Test
    void afterTheWindowTheServerIsRidOfTheSession() {
        assertThat(server.sessionCount()).isOne();
        first.drop();

        await().atMost(Duration.ofMillis(WINDOW_MILLIS).plus(Patience.SESSIONS_GONE))
                .until(() -> server.sessionCount() == 0);
        assertThat(resume(second, 0).statusText()).isEqualTo("BadSessionIdInvalid");
    }

    /** The server is lost and back while nobody listens. */
    @Test
    void whatHappenedToTheServerMeanwhileIsToldToo() {
        takeValues(first, 1);
        first.drop();
        server.dropConnections();
        await().atMost(Patience.ANSWER).until(() -> server.connectionCount() > 0);

        resume(second, lastNotify());

        second.takeSessionStatus(session, "Disconnect");
        second.takeSessionStatus(session, "Connect");
        takeValues(second, ENOUGH);
        assertThat(values).extracting(ResumeIT::number).doesNotHaveDuplicates().isSorted();
    }

    private Message resume(TestClient client, long lastNotify) {
        return client.request(
                "Resume",
                null,
                json("{'SessionId':'" + session + "','ResumeToken':'" + token + "','LastNotify':" + lastNotify + "}"));
    }

    /** Looks with a session of its own. */
    private void awaitMoreValuesOnTheServer() {
        String counter = "ns=2;s=Demo.Pushed.Counter";
        long last = number(values.get(values.size() - 1));
        String watching = second.logIn(Login.to(server.endpointUrl()));
        await().atMost(Patience.ANSWER)
                .until(() -> second.read(watching, counter)
                                .body()
                                .at("/Results/0/Value/Body")
                                .asLong()
                        >= last + ENOUGH);
        second.logOut(watching);
    }

    private void takeValues(TestClient client, int count) {
        for (int i = 0; i < count; i++) {
            values.add(client.take("a value", message -> message.type().equals("GW_DataChangeNotify")));
        }
    }

    private long lastNotify() {
        return values.get(values.size() - 1).json().at("/Header/NotifyNumber").asLong();
    }

    private static long number(Message value) {
        return value.json().at("/Body/Value/Value/Body").asLong();
    }

    private void assertEachValueOnceInOrder() {
        for (int i = 1; i < values.size(); i++) {
            assertThat(number(values.get(i))).as("value %d", i).isEqualTo(number(values.get(i - 1)) + 1);
        }
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
