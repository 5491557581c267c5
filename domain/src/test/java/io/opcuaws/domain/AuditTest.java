package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.World.FakeClient;
import io.opcuaws.domain.World.FakeSession;
import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is written down of what clients do. */
class AuditTest {

    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final String HERE = "dashboard@127.0.0.1";
    private static final String PLC = " to opc.tcp://plc:4840";

    private final FakeAudit audit = new FakeAudit();
    private AccessRules rules = AccessRules.OPEN;

    private World world(boolean required, boolean readBack) {
        return new World(GatewaySettings.DEFAULT
                .withAccess(() -> rules)
                .with(new Audit(Optional.of(audit), required, readBack)));
    }

    /** Logs a client in to session 1 and forgets what was written of it. */
    private FakeSession logIn(World world, FakeClient client, Duration resumeWindow) {
        client.login("l", Optional.empty(), resumeWindow);
        FakeSession session = world.opening.remove(0);
        session.opens();
        world.happened();
        audit.lines();
        return session;
    }

    @Nested
    class Sessions {

        private final World world = world(false, false);
        private final FakeClient client = world.anotherClient("D", "dashboard");

        @Test
        void aLoginIsWrittenDownWithItsOutcome() {
            client.login("a", Optional.empty(), Duration.ZERO);
            assertThat(audit.lines()).isEmpty();

            world.opening.get(0).opens();
            client.login("b", Optional.empty(), Duration.ZERO);
            world.opening.get(1).failsToOpen(World.SERVER_SAYS_NO);

            assertThat(audit.lines())
                    .containsExactly(
                            "LOGIN Login by " + HERE + " in 1" + PLC,
                            "LOGIN Login by " + HERE + " in 2" + PLC + ": BadUserAccessDenied");
        }

        @Test
        void theUserIsNamedAndNeverThePasswordOrWhatMayHideInAUrl() {
            SessionSettings settings = new SessionSettings(
                    "opc.tcp://plc:4840/x?s3cr3t",
                    World.SETTINGS.securityPolicy(),
                    World.SETTINGS.securityMode(),
                    new UserIdentity.UserName("user1", Secret.ofText("s3cr3t")),
                    Optional.empty(),
                    Optional.empty());
            client.login("a", Optional.empty(), new LoginTarget.Open(settings), Duration.ZERO);
            world.opening.get(0).opens();

            assertThat(audit.lines())
                    .containsExactly("LOGIN Login by " + HERE + " as user1 in 1 to opc.tcp://plc:4840/x");
        }

        @Test
        void aLoginToATargetThatTheClientMayNotUseIsOneToo() {
            client.login("a", Optional.empty(), new LoginTarget.Named("line-3"), Duration.ZERO);

            assertThat(audit.lines()).containsExactly("LOGIN Login by " + HERE + " to line-3: BadUserAccessDenied");
        }

        @Test
        void aLogoutIsNotTheEndOfASessionThatTheClientHasLeft() {
            logIn(world, client, Duration.ZERO).closing.complete(null);
            client.connection.receive(World.logoutRequest("b", "1"));
            world.happened();
            assertThat(audit.lines()).containsExactly("LOGOUT Logout by " + HERE + " in 1" + PLC);

            logIn(world, client, Duration.ZERO);
            client.leaves();
            assertThat(audit.lines()).containsExactly("SESSION_END Logout by " + HERE + " in 2" + PLC);
        }

        @Test
        void aTakeOverIsWrittenDownAndSoIsOneThatFails() {
            logIn(world, client, WINDOW);
            FakeClient again = world.anotherClient("E", "dashboard");
            FakeClient thief = world.anotherClient("F", "thief");

            thief.resume("a", "1", 1, 0);
            again.resume("b", "1", 1, 1);

            assertThat(audit.lines())
                    .containsExactly(
                            "REFUSED Resume by thief@127.0.0.1 in 1" + PLC + ": BadSessionIdInvalid",
                            "RESUME Resume by " + HERE + " in 1" + PLC);
        }

        @Test
        void aDiscoveryThatIsRefusedIsWrittenDown() {
            rules = new AccessRules(Map.of(), Rights.of(List.of()), false);
            client.discover("a");

            assertThat(audit.lines())
                    .containsExactly(
                            "REFUSED GetEndpoints by " + HERE + " to opc.tcp://plc:4840/: BadUserAccessDenied");
        }
    }

    @Nested
    class Changes {

        private final World world = world(false, false);
        private final FakeClient client = world.anotherClient("D", "dashboard");
        private final FakeSession session = logIn(world, client, Duration.ZERO);

        @Test
        void eachEntryOfARequestIsALineWithItsOwnStatus() {
            client.invoke("a", "1", Plant.write("x", "y"));
            assertThat(audit.lines()).isEmpty();

            session.answers(0, Plant.written(0L, 0x8034_0000L));

            assertThat(audit.lines())
                    .containsExactly(
                            "DONE Write by " + HERE + " in 1" + PLC + " at ns=2;s=x",
                            "DONE Write by " + HERE + " in 1" + PLC + " at ns=2;s=y: 0x80340000");
        }

        @Test
        void aRequestThatFailsIsWrittenDownForEachNode() {
            client.invoke("a", "1", Plant.call("x", "m"));
            session.fails(0, World.SERVER_LOST);

            assertThat(audit.lines())
                    .containsExactly("DONE Call by " + HERE + " in 1" + PLC + " at ns=2;s=m: BadConnectionClosed");
        }

        @Test
        void whatTheServerAnswersAfterTheClientWasToldOfATimeoutIsStillWrittenDown() {
            client.invoke("a", "1", Plant.deleteNode("x"));
            world.loop.advance(Limits.DEFAULT.defaultTimeout().toMillis());
            session.answers(0);

            assertThat(audit.lines()).containsExactly("DONE DeleteNodes by " + HERE + " in 1" + PLC + " at ns=2;s=x");
        }

        @Test
        void aRefusalNamesTheNode() {
            rules = new AccessRules(Map.of(), Rights.EVERYBODY_EVERYTHING, true);
            client.invoke("a", "1", Plant.write("x"));

            assertThat(audit.lines())
                    .containsExactly("REFUSED Write by " + HERE + " in 1" + PLC + " at ns=2;s=x: BadUserAccessDenied");
        }

        @Test
        void aReadIsNot() {
            client.invoke("a", "1");
            session.answers(0);

            assertThat(audit.lines()).isEmpty();
        }
    }

    @Nested
    class Required {

        private final World world = world(true, false);
        private final FakeClient client = world.anotherClient("D", "dashboard");
        private final FakeSession session = logIn(world, client, Duration.ZERO);

        @Test
        void aChangeIsSentOnlyWhenItIsWrittenDown() {
            client.invoke("a", "1", Plant.write("x"));
            assertThat(world.happened()).isEmpty();
            assertThat(audit.lines()).containsExactly("ASKED Write by " + HERE + " in 1" + PLC + " at ns=2;s=x");

            audit.writing.get(0).complete(null);
            assertThat(world.happened()).containsExactly("Write 10000 ms");

            session.answers(0, Plant.written(0L));
            assertThat(world.happened()).containsExactly("D| a: served");
            assertThat(audit.lines()).containsExactly("DONE Write by " + HERE + " in 1" + PLC + " at ns=2;s=x");
        }

        @Test
        void aChangeThatCannotBeWrittenDownIsRefused() {
            client.invoke("a", "1", Plant.write("x"));
            audit.fails(0);

            assertThat(world.happened()).containsExactly("D| a: BadResourceUnavailable");
            assertThat(session.invocations).isEmpty();
            assertThat(audit.lines()).last().asString().endsWith("at ns=2;s=x: BadResourceUnavailable");
        }

        @Test
        void theNextChangeIsTriedAgain() {
            client.invoke("a", "1", Plant.write("x"));
            audit.fails(0);
            client.invoke("b", "1", Plant.write("y"));
            audit.writing.get(1).complete(null);

            assertThat(world.happened()).endsWith("Write 10000 ms");
        }

        @Test
        void aReadDoesNotWait() {
            client.invoke("a", "1");

            assertThat(world.happened()).containsExactly("invoke 10000 ms");
        }

        @Test
        void changesAreSentInTheOrderInWhichTheyWereAskedFor() {
            client.invoke("a", "1", Plant.write("x"));
            client.invoke("b", "1", Plant.call("x", "m"));
            assertThat(audit.writing).hasSize(1);

            audit.writing.get(0).complete(null);
            world.happened();
            audit.writing.get(1).complete(null);

            assertThat(session.invocations).hasSize(1);
            assertThat(world.happened()).containsExactly("Call 10000 ms");
        }

        @Test
        void whatTheClientWasToldHasTimedOutIsNotSentAnyMore() {
            client.invoke("a", "1", Plant.write("x"));
            world.loop.advance(Limits.DEFAULT.defaultTimeout().toMillis());
            assertThat(world.happened()).containsExactly("D| a: BadTimeout");
            audit.lines();

            audit.writing.get(0).complete(null);

            assertThat(world.happened()).isEmpty();
            assertThat(audit.lines())
                    .containsExactly("DONE Write by " + HERE + " in 1" + PLC + " at ns=2;s=x: BadTimeout");
        }

        @Test
        void whatWaitedWhenTheClientLeftIsNotSentAnyMore() {
            client.invoke("a", "1", Plant.write("x"));
            client.invoke("b", "1", Plant.write("y"));
            client.leaves();
            world.happened();

            audit.writing.get(0).complete(null);

            assertThat(world.happened()).isEmpty();
            assertThat(audit.writing).hasSize(1);
        }

        @Test
        void aRightThatIsTakenAwayMeanwhileIsGone() {
            client.invoke("a", "1", Plant.write("x"));
            rules = new AccessRules(Map.of(), Rights.EVERYBODY_EVERYTHING, true);
            audit.writing.get(0).complete(null);

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied");
            assertThat(audit.lines()).last().asString().startsWith("REFUSED Write");
        }
    }

    @Nested
    class ReadBack {

        private final World world = world(false, true);
        private final FakeClient client = world.anotherClient("D", "dashboard");
        private final FakeSession session = logIn(world, client, Duration.ZERO);

        @Test
        void theOldValueIsReadBeforeAWriteAndWrittenDownWithIt() {
            client.invoke("a", "1", Plant.write("x"));
            assertThat(world.happened()).containsExactly("Read 10000 ms");
            session.answers(0, Plant.read());
            assertThat(world.happened()).containsExactly("Write 10000 ms");
            session.answers(1, Plant.written(0L));

            assertThat(audit.lines())
                    .containsExactly(
                            "DONE Write by " + HERE + " in 1" + PLC + " at ns=2;s=x from {\"Value\":{\"Type\":1}}");
        }

        @Test
        void aWriteOfWhatCannotBeReadIsSentAllTheSame() {
            client.invoke("a", "1", Plant.write("x"));
            session.fails(0, World.SERVER_SAYS_NO);

            assertThat(world.happened()).endsWith("Write 10000 ms");
        }

        @Test
        void aWriteHasTheTimeThatReadingHasLeft() {
            client.invoke("a", "1", Plant.write("x"));
            world.loop.advance(4_000);
            session.answers(0, Plant.read());

            assertThat(world.happened()).endsWith("Write 6000 ms");
        }

        @Test
        void aCallHasNoOldValue() {
            client.invoke("a", "1", Plant.call("x", "m"));

            assertThat(world.happened()).containsExactly("Call 10000 ms");
        }

        @Test
        void aWriteIsNotSentBeforeAnEarlierOne() {
            client.invoke("a", "1", Plant.write("x"));
            client.invoke("b", "1", Plant.write("y"));

            assertThat(world.happened()).containsExactly("Read 10000 ms");
            session.answers(0, Plant.read());
            assertThat(world.happened()).containsExactly("Write 10000 ms", "Read 10000 ms");
        }
    }
}
