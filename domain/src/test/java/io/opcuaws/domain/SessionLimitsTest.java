package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.World.FakeSession;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.SessionSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sessions on each target and three in all, of whatever clients. */
class SessionLimitsTest {

    private final World world = new World(GatewaySettings.DEFAULT.with(new SessionLimits(2, 3)));

    private void logIn(String tag, String url) {
        SessionSettings settings = new SessionSettings(
                url,
                World.SETTINGS.securityPolicy(),
                World.SETTINGS.securityMode(),
                World.SETTINGS.identity(),
                Optional.empty(),
                Optional.empty());
        world.anotherClient("", "").login(tag, Optional.empty(), new LoginTarget.Open(settings), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opc.tcp://plc:4840",
                "opc.tcp://plc",
                "OPC.TCP://PLC/path",
                "opc.tcp://plc:4840?x",
                "opc.tcp://plc/"
            })
    void aTargetHasItsLimitHoweverItsUrlIsWritten(String url) {
        logIn("a", "opc.tcp://plc:4840");
        logIn("b", "opc.tcp://plc:4840");
        world.happened();

        logIn("c", url);
        logIn("d", "opc.tcp://plc:4841");

        assertThat(world.happened()).containsExactly("c: BadTooManySessions", "open 10000 ms");
    }

    @Test
    void thereIsALimitForAllTogether() {
        logIn("a", "opc.tcp://a");
        logIn("b", "opc.tcp://[::1]");
        logIn("c", "opc.tcp://[::1]:4840");
        world.happened();

        logIn("d", "opc.tcp://d");

        assertThat(world.happened()).containsExactly("d: BadTooManySessions");
    }

    @Test
    void aSessionCountsUntilItIsClosedOnItsServer() {
        world.client.login("a", Optional.empty(), Duration.ZERO);
        world.client.login("b", Optional.empty(), Duration.ZERO);
        FakeSession first = world.opening.get(0);
        first.opens();
        world.opening.get(1).opens();
        world.client.leaves();
        world.happened();

        logIn("c", "opc.tcp://plc");
        assertThat(world.happened()).containsExactly("c: BadTooManySessions");

        first.isClosed();
        logIn("d", "opc.tcp://plc");
        assertThat(world.happened()).containsExactly("open 10000 ms");
    }

    @Test
    void aLoginThatFailsCountsNoMore() {
        for (int i = 0; i < 10; i++) {
            logIn("a" + i, "opc.tcp://plc");
            world.opening.remove(0).failsToOpen(World.SERVER_SAYS_NO);
        }
        assertThat(world.happened()).doesNotContain("a9: BadTooManySessions");
    }

    @Test
    void aLogoutMakesRoom() {
        for (int i = 1; i < 10; i++) {
            FakeSession session = world.loggedIn("a");
            world.logout("b", Integer.toString(i));
            session.isClosed();
        }
        assertThat(world.happened()).endsWith("close session", "b: logged out");
    }
}
