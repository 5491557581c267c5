package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.World.FakeSession;
import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.NamedTarget;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client logs in with is there as long as its session, which needs it to reconnect, and not longer. */
class SecretsOfLoginsTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Secret secret = Secret.ofText("s3cr3t");

    static Stream<UserIdentity> usersWithSecrets() {
        return Stream.of(
                new UserIdentity.UserName("user1", Secret.ofText("s3cr3t")),
                new UserIdentity.Certificate("certificate", Secret.ofText("s3cr3t")),
                new UserIdentity.Issued(Secret.ofText("s3cr3t")));
    }

    private static Secret secretOf(UserIdentity user) {
        if (user instanceof UserIdentity.UserName named) {
            return named.password();
        }
        return user instanceof UserIdentity.Certificate certified
                ? certified.privateKey()
                : ((UserIdentity.Issued) user).tokenData();
    }

    /** The server may take its time to close it, and the gateway may have to reconnect for that. */
    @ParameterizedTest
    @MethodSource("usersWithSecrets")
    void isClearedWhenTheSessionIsClosedOnItsServer(UserIdentity user) {
        World world = new World();
        FakeSession session = logIn(world, user, Duration.ZERO);
        session.opens();
        assertThat(secretOf(user).isCleared()).isFalse();

        world.logout("b", "1");
        assertThat(secretOf(user).isCleared()).isFalse();

        session.closing.complete(null);
        world.happened();
        assertThat(secretOf(user).isCleared()).isTrue();
    }

    @Test
    void isClearedWhenTheLoginFails() {
        World world = new World();
        logIn(world, user(), Duration.ZERO).failsToOpen(World.SERVER_SAYS_NO);

        assertThat(secret.isCleared()).isTrue();
    }

    @Test
    void staysWhileTheSessionWaitsForItsClient() {
        World world = new World();
        FakeSession session = logIn(world, user(), WINDOW);
        session.opens();
        world.client.leaves();
        assertThat(secret.isCleared()).isFalse();

        world.loop.advance(WINDOW.toMillis());
        session.closing.complete(null);
        world.happened();
        assertThat(secret.isCleared()).isTrue();
    }

    /** The client has gone before the server answered; the session that it made then has to be closed. */
    @Test
    void staysUntilItIsKnownWhatBecameOfALoginThatNobodyWaitsFor() {
        World world = new World();
        FakeSession session = logIn(world, user(), Duration.ZERO);
        world.client.leaves();
        assertThat(secret.isCleared()).isFalse();

        session.opens();
        session.closing.complete(null);
        world.happened();
        assertThat(secret.isCleared()).isTrue();
    }

    @Test
    void isClearedWhenThereIsNoRoomForTheSession() {
        World world = new World(GatewaySettings.DEFAULT.with(new SessionLimits(1, 3)));
        world.login("a");
        logIn(world, user());

        assertThat(world.client.lastRefusal).startsWith("A target");
        assertThat(secret.isCleared()).isTrue();
    }

    @Test
    void isClearedWhenTheClientMayNotLogIn() {
        World world = new World(
                GatewaySettings.DEFAULT.withAccess(() -> new AccessRules(Map.of(), Rights.of(List.of()), false)));
        logIn(world, user());

        assertThat(secret.isCleared()).isTrue();
    }

    @Test
    void isClearedWhenTheClientAsksForTooMuchOrIsGone() {
        World world = new World(new Limits(1, 1, WINDOW, WINDOW));
        world.discover("a");
        logIn(world, user());
        assertThat(secret.isCleared()).isTrue();

        Secret another = Secret.ofText("s3cr3t");
        world.client.leaves();
        logIn(world, new UserIdentity.Issued(another));
        assertThat(another.isCleared()).isTrue();
    }

    /** It is the operator's, and the next session's too. */
    @Test
    void ofATargetStays() {
        SessionSettings settings = settings(user()).named("line-3");
        AccessRules rules = new AccessRules(
                Map.of("line-3", new NamedTarget(settings, Rights.EVERYBODY_EVERYTHING)),
                Rights.EVERYBODY_EVERYTHING,
                false);
        World world = new World(GatewaySettings.DEFAULT.withAccess(() -> rules));
        FakeSession session = world.client.loggedInTo("line-3", "a");
        world.client.leaves();
        session.closing.complete(null);
        world.happened();

        assertThat(secret.isCleared()).isFalse();
    }

    private UserIdentity user() {
        return new UserIdentity.UserName("user1", secret);
    }

    private static SessionSettings settings(UserIdentity user) {
        return new SessionSettings(
                World.SETTINGS.discoveryUrl(),
                World.SETTINGS.securityPolicy(),
                World.SETTINGS.securityMode(),
                user,
                Optional.empty(),
                Optional.empty());
    }

    private static void logIn(World world, UserIdentity user) {
        world.client.login("l", Optional.empty(), new LoginTarget.Open(settings(user)), Duration.ZERO);
    }

    private static FakeSession logIn(World world, UserIdentity user, Duration resumeWindow) {
        world.client.login("l", Optional.empty(), new LoginTarget.Open(settings(user)), resumeWindow);
        return world.opening.get(world.opening.size() - 1);
    }
}
