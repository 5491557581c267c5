package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.World.FakeSession;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The table of {@link SessionMachine}, line by line, as a client and a server see it. */
class SessionLifeTest {

    private static final long DEFAULT_TIMEOUT = Limits.DEFAULT.defaultTimeout().toMillis();

    private final World world = new World();

    @Nested
    class Opening {

        @Test
        void aLoginIsAnsweredOnlyWhenTheServersSessionIsOpen() {
            world.login("a");
            assertThat(world.happened()).containsExactly("open 10000 ms");

            world.opening.get(0).opens();
            assertThat(world.happened()).containsExactly("a: logged in to 1", "a 1 Connect");
        }

        @Test
        void aLoginThatTheServerRefusesIsAnsweredWithTheServersReason() {
            world.login("a");
            world.happened();

            world.opening.get(0).failsToOpen(World.SERVER_SAYS_NO);
            assertThat(world.happened()).containsExactly("a: BadUserAccessDenied");
        }

        @Test
        void aLoginThatTakesTooLongIsATimeoutAndTheLateSessionIsClosed() {
            world.login("a");
            world.happened();

            world.loop.advance(DEFAULT_TIMEOUT - 1);
            assertThat(world.happened()).isEmpty();
            world.loop.advance(1);
            assertThat(world.happened()).containsExactly("a: BadTimeout");

            world.opening.get(0).opens();
            assertThat(world.happened()).containsExactly("close session");
        }

        @Test
        void aFailureThatComesAfterTheTimeoutSaysNothingMore() {
            world.login("a");
            world.loop.advance(DEFAULT_TIMEOUT);
            world.happened();

            world.opening.get(0).failsToOpen(World.SERVER_SAYS_NO);
            assertThat(world.happened()).isEmpty();
        }

        @Test
        void theSessionDoesNotExistForTheClientBeforeItsLoginIsAnswered() {
            world.login("a");
            world.happened();

            world.invoke("b", "1");
            world.logout("c", "1");
            assertThat(world.happened()).containsExactly("b: BadSessionIdInvalid", "c: BadSessionIdInvalid");
        }

        @Test
        void aClientThatLeavesDuringItsLoginLeavesNoSessionBehind() {
            world.login("a");
            world.connection.clientGone();
            world.happened();

            world.opening.get(0).opens();
            assertThat(world.happened()).containsExactly("close session");
        }

        @Test
        void theTimeoutOfALoginIsTheClientsUpToTheMaximum() {
            world.login("a", Optional.of(Duration.ofMillis(50)));
            world.login("b", Optional.of(Duration.ofHours(1)));
            world.login("c", Optional.of(Duration.ZERO));
            assertThat(world.happened()).containsExactly("open 50 ms", "open 60000 ms", "open 10000 ms");
        }

        @Test
        void aBugOfTheAdapterIsAnsweredWithoutItsDetails() {
            world.login("a");
            world.happened();

            world.opening.get(0).opened.completeExceptionally(new IllegalStateException("secret detail"));
            assertThat(world.happened()).containsExactly("a: BadUnexpectedError");
        }
    }

    @Nested
    class Active {

        private final FakeSession session = world.loggedIn("a");

        @Test
        void aServiceIsPerformedInTheServersSessionAndAnswered() {
            world.invoke("b", "1");
            assertThat(world.happened()).containsExactly("invoke 10000 ms");

            session.answers(0);
            assertThat(world.happened()).containsExactly("b: served");
        }

        @Test
        void answersMayOvertakeEachOther() {
            world.invoke("b", "1");
            world.invoke("c", "1");
            world.happened();

            session.answers(1);
            session.fails(0, World.SERVER_SAYS_NO);
            assertThat(world.happened()).containsExactly("c: served", "b: BadUserAccessDenied");
        }

        @Test
        void aServiceThatTakesTooLongIsATimeoutAndItsLateAnswerIsDropped() {
            world.invoke("b", "1", Optional.of(Duration.ofMillis(200)));
            world.happened();

            world.loop.advance(200);
            assertThat(world.happened()).containsExactly("b: BadTimeout");
            session.answers(0);
            assertThat(world.happened()).isEmpty();
        }

        @Test
        void eachRequestHasItsOwnDeadline() {
            world.invoke("b", "1", Optional.of(Duration.ofMillis(300)));
            world.invoke("c", "1", Optional.of(Duration.ofMillis(100)));
            world.invoke("d", "1", Optional.of(Duration.ofMillis(200)));
            world.happened();

            world.loop.advance(100);
            assertThat(world.happened()).containsExactly("c: BadTimeout");
            world.loop.advance(100);
            assertThat(world.happened()).containsExactly("d: BadTimeout");
            world.loop.advance(100);
            assertThat(world.happened()).containsExactly("b: BadTimeout");
        }

        /** Who tells much waits for that; without it values would pile up between the server and the client. */
        @Test
        void whatIsSaidIsTakenWhetherSomebodyHearsItOrNot() {
            session.notifies();
            assertThat(session.taken).isOne();

            world.connection.clientGone();
            session.notifies();
            assertThat(session.taken).isEqualTo(2);
        }

        @Test
        void notificationsCarryTheTagOfTheLogin() {
            session.notifies();
            assertThat(world.happened()).containsExactly("a 1 notification");
        }

        @Test
        void aLostServerIsToldOnceAndFailsWhatWasInFlight() {
            world.invoke("b", "1");
            world.happened();

            session.isLost();
            session.fails(0, World.SERVER_LOST);
            session.isLost();
            assertThat(world.happened())
                    .containsExactly("b: BadConnectionClosed", "a 1 Disconnect BadConnectionClosed");
        }

        @Test
        void aLogoutAnswersWhatIsInFlightAndThenClosesTheSession() {
            world.invoke("b", "1");
            world.happened();

            world.logout("c", "1");
            assertThat(world.happened()).containsExactly("b: BadSessionClosed", "close session");
            session.isClosed();
            assertThat(world.happened()).containsExactly("c: logged out");
        }

        @Test
        void aClientThatLeavesHasItsSessionClosed() {
            world.connection.clientGone();
            assertThat(world.happened()).containsExactly("close session");
        }

        @Test
        void shutdownAnswersWhatIsInFlightAndThenClosesSessionAndClient() {
            world.invoke("b", "1");
            world.happened();

            world.connection.shutdown();
            assertThat(world.happened()).containsExactly("b: BadShutdown", "close session", "close client SHUTDOWN");
        }
    }

    @Nested
    class Interrupted {

        private final FakeSession session = world.loggedIn("a");

        Interrupted() {
            session.isLost();
            world.happened();
        }

        @Test
        void aRequestFailsAtOnce() {
            world.invoke("b", "1");
            assertThat(world.happened()).containsExactly("b: BadNotConnected");
        }

        @Test
        void aRestoredSessionServesAgain() {
            session.isBack(false);
            world.invoke("b", "1");
            session.answers(0);
            assertThat(world.happened()).containsExactly("a 1 Connect", "invoke 10000 ms", "b: served");
        }

        @Test
        void aClientLearnsThatItsSubscriptionsWereRecreated() {
            session.isBack(true);
            assertThat(world.happened()).containsExactly("a 1 Connect, subscriptions recreated");
        }

        @Test
        void aLogoutIsGoodAndNothingOfTheSessionComesBack() {
            world.logout("b", "1");
            session.isBack(false);
            session.notifies();
            assertThat(world.happened()).containsExactly("close session", "b: logged out");
        }

        @Test
        void aClientThatLeavesHasItsSessionClosed() {
            world.connection.clientGone();
            assertThat(world.happened()).containsExactly("close session");
        }
    }

    @Nested
    class Closing {

        private final FakeSession session = world.loggedIn("a");

        Closing() {
            world.logout("b", "1");
            world.happened();
        }

        @Test
        void aRequestIsToldThatTheSessionIsClosed() {
            world.invoke("c", "1");
            world.logout("d", "1");
            assertThat(world.happened()).containsExactly("c: BadSessionClosed", "d: BadSessionClosed");
        }

        @Test
        void aServerThatDoesNotAnswerDoesNotHoldTheLogoutForEver() {
            world.loop.advance(DEFAULT_TIMEOUT);
            assertThat(world.happened()).containsExactly("b: logged out");
            session.isClosed();
            assertThat(world.happened()).isEmpty();
        }

        @Test
        void aCloseThatFailsIsTheEndOfTheSessionAllTheSame() {
            session.closing.completeExceptionally(new FailureException(World.SERVER_LOST));
            assertThat(world.happened()).containsExactly("b: logged out");
        }

        @Test
        void signalsOfTheServerAreNotPassedOn() {
            session.notifies();
            session.isLost();
            session.isBack(true);
            assertThat(world.happened()).isEmpty();
        }

        @Test
        void afterTheLogoutTheSessionIdIsUnknown() {
            session.isClosed();
            world.happened();

            world.invoke("c", "1");
            world.logout("d", "1");
            assertThat(world.happened()).containsExactly("c: BadSessionIdInvalid", "d: BadSessionIdInvalid");
        }

        @Test
        void aClientThatLeavesDoesNotCloseTheSessionTwice() {
            world.connection.clientGone();
            world.happened();
            session.isClosed();
            assertThat(session.closes).isEqualTo(1);
        }
    }

    @Nested
    class TheConnection {

        @Test
        void severalSessionsLiveSideBySide() {
            FakeSession first = world.loggedIn("a");
            FakeSession second = world.loggedIn("b");

            first.isLost();
            world.invoke("c", "2");
            second.answers(0);
            assertThat(world.happened())
                    .containsExactly("a 1 Disconnect BadConnectionClosed", "invoke 10000 ms", "c: served");
        }

        @Test
        void aSessionThatNeverWasIsUnknown() {
            world.invoke("a", "77");
            assertThat(world.happened()).containsExactly("a: BadSessionIdInvalid");
        }

        @Test
        void sessionsAreLimitedAndAnEndedOneMakesRoom() {
            World small = new World(new Limits(1, 10, Duration.ofSeconds(10), Duration.ofSeconds(60)));
            FakeSession session = small.loggedIn("a");

            small.login("b");
            assertThat(small.happened()).containsExactly("b: BadTooManySessions");
            small.logout("c", "1");
            session.isClosed();
            small.login("d");
            assertThat(small.happened()).containsExactly("close session", "c: logged out", "open 10000 ms");
        }

        @Test
        void requestsInFlightAreLimitedAndAnAnswerMakesRoom() {
            World small = new World(new Limits(1, 2, Duration.ofSeconds(10), Duration.ofSeconds(60)));
            FakeSession session = small.loggedIn("a");
            small.invoke("b", "1");
            small.invoke("c", "1");
            small.happened();

            small.invoke("d", "1");
            assertThat(small.happened()).containsExactly("d: BadTooManyOperations");
            session.answers(0);
            small.invoke("e", "1");
            assertThat(small.happened()).containsExactly("b: served", "invoke 10000 ms");
        }

        @Test
        void aDiscoveryNeedsNoSession() {
            world.discover("a");
            world.discovered();
            assertThat(world.happened()).containsExactly("discover 10000 ms", "a: served");
        }

        @Test
        void aDiscoveryThatTakesTooLongIsATimeout() {
            world.discover("a");
            world.happened();

            world.loop.advance(DEFAULT_TIMEOUT);
            world.discovered();
            assertThat(world.happened()).containsExactly("a: BadTimeout");
        }

        @Test
        void aClientThatCannotBeReachedAnyMoreIsGone() {
            FakeSession session = world.loggedIn("a");
            world.client.reads = false;

            session.notifies();
            assertThat(world.happened()).containsExactly("a 1 notification", "close session");
        }

        @Test
        void afterTheClientHasGoneNothingIsBegun() {
            world.connection.clientGone();
            world.login("a");
            world.discover("b");
            assertThat(world.happened()).isEmpty();
        }
    }

    @Test
    void aSecretIsNotShown() {
        Failure failure = new Failure(StatusCode.BAD_TIMEOUT, "x");
        assertThat(new FailureException(failure)).hasMessage("BadTimeout: x");
        assertThat(io.opcuaws.domain.port.Secret.ofText("password1").toString()).doesNotContain("password1");
    }
}
