package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.NamedTarget;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator sees what happens to sessions, in order, and each thing once. */
class TelemetryTest {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final ToldTelemetry telemetry = new ToldTelemetry();
    private final World world = new World(GatewaySettings.DEFAULT
            .with(new Limits(1, 2, Duration.ofSeconds(10), Duration.ofSeconds(60)), ResumeLimits.DEFAULT)
            .with(telemetry)
            .withAccess(() -> new AccessRules(
                    Map.of("line-3", new NamedTarget(World.SETTINGS, Rights.EVERYBODY_EVERYTHING)),
                    Rights.EVERYBODY_EVERYTHING,
                    false)));

    @Test
    void aSessionIsSeenFromItsLoginUntilNothingOfItIsLeft() {
        World.FakeSession session = world.client.loggedInTo("line-3", "a");
        assertThat(telemetry.told()).containsExactly("1 of line-3 on 1: began", "1 of line-3 on 1: OPENING -> ACTIVE");
        world.logout("b", "1");
        assertThat(telemetry.told()).containsExactly("1 of line-3 on 1: ACTIVE -> CLOSING");
        session.isClosed();
        assertThat(telemetry.told()).containsExactly("1 of line-3 on 1: gone");
    }

    @Test
    void aLoginThatTheServerRefusesIsSeenWithTheReason() {
        world.login("a");
        world.opening.get(0).failsToOpen(World.SERVER_SAYS_NO);
        assertThat(telemetry.told())
                .containsExactly(
                        "1 on 1: began",
                        "1 on 1: open failed BadUserAccessDenied",
                        "1 on 1: OPENING -> CLOSING",
                        "1 on 1: gone");
    }

    @Test
    void aLostServerIsSeenAndItsReturn() {
        World.FakeSession session = world.loggedIn("a");
        telemetry.told();
        session.isLost();
        session.isBack(false);
        assertThat(telemetry.told())
                .containsExactly(
                        "1 on 1: interrupted BadConnectionClosed",
                        "1 on 1: ACTIVE -> INTERRUPTED",
                        "1 on 1: restored",
                        "1 on 1: INTERRUPTED -> ACTIVE");
    }

    /** Whether the server can be reached is worth knowing while the client is away, too. */
    @Test
    void aSessionThatWaitsForItsClientIsSeenAndOnWhichConnectionItIsThen() {
        World.FakeSession session = world.loggedIn("a", WINDOW);
        telemetry.told();
        world.client.leaves();
        session.isLost();
        session.isBack(false);
        world.anotherClient("other").resume("b", "1", 1, 0);
        assertThat(telemetry.told())
                .containsExactly(
                        "1 on 1: ACTIVE -> PARKED",
                        "1 on 1: interrupted BadConnectionClosed",
                        "1 on 1: PARKED -> INTERRUPTED",
                        "1 on 1: restored",
                        "1 on 1: INTERRUPTED -> PARKED",
                        "1 on 2: PARKED -> ACTIVE");
    }

    @Test
    void newsOfASessionThatIsOverIsNoNews() {
        World.FakeSession session = world.loggedIn("a");
        world.client.leaves();
        telemetry.told();
        session.isLost();
        session.isBack(false);
        assertThat(telemetry.told()).isEmpty();
        session.isClosed();
        assertThat(telemetry.told()).containsExactly("1 on 1: gone");
    }

    @Test
    void whatIsRefusedIsSeenWithTheReason() {
        world.loggedIn("a");
        telemetry.told();
        world.login("too many sessions");
        world.client.login("no target", Optional.empty(), new LoginTarget.Named("other"), Duration.ZERO);
        world.client.resume("nobody's", "7", 1, 0);
        assertThat(telemetry.told()).containsExactly("refused SESSIONS", "refused TARGET", "refused SESSIONS");
        world.anotherClient("other").resume("another's", "1", 1, 0);
        assertThat(telemetry.told()).containsExactly("refused RESUME");
        world.invoke("b", "1");
        world.invoke("c", "1");
        world.invoke("d", "1");
        assertThat(telemetry.told()).containsExactly("refused REQUESTS_IN_FLIGHT");
    }

    @Test
    void whatTheRightsDoNotAllowIsSeen() {
        ToldTelemetry told = new ToldTelemetry();
        World readOnly = new World(GatewaySettings.DEFAULT
                .with(told)
                .withAccess(() -> new AccessRules(Map.of(), Rights.EVERYBODY_EVERYTHING, true)));
        readOnly.loggedIn("a");
        told.told();
        readOnly.client.invoke("b", "1", Plant.write("A"));
        assertThat(told.told()).containsExactly("refused RIGHTS");
    }

    /** From this the time is taken that a server takes. */
    @Test
    void aRequestIsToldWhenItIsSentAndWhenItsServerHasAnswered() {
        World.FakeSession session = world.loggedIn("a");
        RecordingTag tag = new RecordingTag();
        world.connection.receive(new ClientRequest.Invoke(tag, Optional.empty(), new SessionId("1"), World.Body.BODY));
        world.loop.runAll();
        assertThat(tag.told).containsExactly("sent");
        session.answers(0);
        assertThat(tag.told).containsExactly("sent", "answered");
    }

    @Test
    void soIsALogin() {
        RecordingTag tag = new RecordingTag();
        world.connection.receive(
                new ClientRequest.Login(tag, Optional.empty(), new LoginTarget.Open(World.SETTINGS), Duration.ZERO));
        world.loop.runAll();
        assertThat(tag.told).containsExactly("sent");
        world.opening.get(0).opens();
        assertThat(tag.told).containsExactly("sent", "answered");
    }

    private static final class RecordingTag implements RequestTag {

        private final List<String> told = new ArrayList<>();

        @Override
        public void sentToServer() {
            told.add("sent");
        }

        @Override
        public void serverAnswered() {
            told.add("answered");
        }

        @Override
        public String toString() {
            return "recorded";
        }
    }
}
