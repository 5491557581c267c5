package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.World.FakeClient;
import io.opcuaws.domain.World.FakeSession;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sessions that wait for their client when its connection is gone. The first token of a world is token 1. */
class ResumeTest {

    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int KEPT = 4;
    private static final int MOST = 2;

    private final World world = new World(Limits.DEFAULT, new ResumeLimits(Duration.ofSeconds(60), KEPT, MOST));
    private final FakeClient other = world.anotherClient("B");

    @Nested
    class TheLogin {

        @Test
        void aSessionThatIsToWaitHasATokenAndNumbersWhatItSays() {
            world.client.login("a", Optional.empty(), WINDOW);
            world.opening.get(0).opens();

            assertThat(world.happened())
                    .containsExactly("open 10000 ms", "a: logged in to 1, token 1 for 30000 ms", "a 1 #1 Connect");
        }

        @Test
        void theWindowIsTheClientsUpToTheMaximum() {
            world.client.login("a", Optional.empty(), Duration.ofHours(1));
            world.opening.get(0).opens();

            assertThat(world.happened()).contains("a: logged in to 1, token 1 for 60000 ms");
        }

        @Test
        void beyondTheLimitASessionEndsWithItsConnection() {
            world.loggedIn("a", WINDOW);
            world.loggedIn("b", WINDOW);

            world.client.login("c", Optional.empty(), WINDOW);
            world.opening.get(0).opens();

            assertThat(world.happened()).containsExactly("open 10000 ms", "c: logged in to 3", "c 3 Connect");
        }

        @Test
        void aSessionThatIsOverMakesRoomForAnother() {
            FakeSession first = world.loggedIn("a", WINDOW);
            world.loggedIn("b", WINDOW);
            world.logout("c", "1");
            first.isClosed();
            world.happened();

            world.client.login("d", Optional.empty(), WINDOW);
            world.opening.get(0).opens();

            assertThat(world.happened()).contains("d: logged in to 3, token 3 for 30000 ms");
        }

        @Test
        void aClientThatLeavesDuringItsLoginLeavesNoSessionBehind() {
            world.client.login("a", Optional.empty(), WINDOW);
            world.client.leaves();
            world.happened();

            world.opening.get(0).opens();
            assertThat(world.happened()).containsExactly("close session");
        }
    }

    @Nested
    class Parked {

        private final FakeSession session = world.loggedIn("a", WINDOW);

        @Test
        void theSessionOutlivesItsConnectionForTheWindow() {
            world.client.leaves();
            world.loop.advance(WINDOW.toMillis() - 1);
            assertThat(world.happened()).isEmpty();

            world.loop.advance(1);
            assertThat(world.happened()).containsExactly("close session");
        }

        @Test
        void whatWaitedForAnAnswerIsForgotten() {
            world.invoke("b", "1");
            world.client.leaves();
            world.happened();
            other.resume("c", "1", 1, 1);
            world.happened();

            session.answers(0);
            assertThat(world.happened()).isEmpty();
        }

        @Test
        void whatWasSaidMeanwhileIsToldInOrderWithTheNumbersItHad() {
            session.notifies();
            world.client.leaves();
            session.isLost();
            session.isBack(true);
            session.notifies();
            world.happened();

            other.resume("c", "1", 1, 1);

            assertThat(world.happened())
                    .containsExactly(
                            "B| c: resumed 1, token 2",
                            "B| c 1 #2 notification",
                            "B| c 1 #3 Disconnect BadConnectionClosed",
                            "B| c 1 #4 Connect, subscriptions recreated",
                            "B| c 1 #5 notification");
        }

        @Test
        void whatIsNoLongerKeptIsAGap() {
            for (int i = 0; i < KEPT + 1; i++) {
                session.notifies();
            }
            world.client.leaves();
            world.happened();

            other.resume("c", "1", 1, 1);

            assertThat(world.happened())
                    .startsWith("B| c: resumed 1, token 2, gap", "B| c 1 #3 notification")
                    .hasSize(1 + KEPT);
        }

        @Test
        void itIsSaidIfTheServerCannotBeReached() {
            world.client.leaves();
            session.isLost();

            other.resume("c", "1", 1, 2);

            assertThat(world.happened()).containsExactly("B| c: resumed 1, token 2, not connected");
        }

        @Test
        void theWindowBeginsAnewWithEachConnection() {
            world.client.leaves();
            world.loop.advance(WINDOW.toMillis() - 1);
            other.resume("c", "1", 1, 1);
            other.leaves();
            world.loop.advance(WINDOW.toMillis() - 1);
            world.happened();

            world.loop.advance(1);
            assertThat(world.happened()).containsExactly("close session");
        }

        @Test
        void itCannotBeResumedAfterTheWindow() {
            world.client.leaves();
            world.loop.advance(WINDOW.toMillis());
            session.isClosed();
            world.happened();

            other.resume("c", "1", 1, 0);
            assertThat(world.happened()).containsExactly("B| c: BadSessionIdInvalid");
        }

        @Test
        void aWrongTokenIsAnsweredAsAnUnknownSessionIs() {
            world.client.leaves();

            other.resume("c", "1", 7, 0);
            other.resume("d", "99", 1, 0);
            assertThat(world.happened()).containsExactly("B| c: BadSessionIdInvalid", "B| d: BadSessionIdInvalid");
        }

        @Test
        void aTokenServesOnce() {
            world.client.leaves();
            other.resume("c", "1", 1, 1);
            other.leaves();
            world.happened();
            FakeClient third = world.anotherClient("C");

            third.resume("d", "1", 1, 1);
            third.resume("e", "1", 2, 1);
            assertThat(world.happened()).containsExactly("C| d: BadSessionIdInvalid", "C| e: resumed 1, token 3");
        }

        @Test
        void aTokenInTheHandsOfAnotherClientIsNoGood() {
            world.client.leaves();
            FakeClient thief = world.anotherClient("C", "somebody else");

            thief.resume("c", "1", 1, 1);
            other.resume("d", "1", 1, 1);
            assertThat(world.happened()).containsExactly("C| c: BadSessionIdInvalid", "B| d: resumed 1, token 2");
        }

        @Test
        void aNumberThatWasNeverSaidIsRefusedAndTheTokenStaysGood() {
            world.client.leaves();

            other.resume("c", "1", 1, 2);
            other.resume("d", "1", 1, 1);
            assertThat(world.happened()).containsExactly("B| c: BadInvalidArgument", "B| d: resumed 1, token 2");
        }
    }

    @Nested
    class Resumed {

        private final FakeSession session = world.loggedIn("a", WINDOW);

        Resumed() {
            world.client.leaves();
            other.resume("c", "1", 1, 1);
            world.happened();
        }

        @Test
        void theSessionServesItsNewConnection() {
            other.invoke("d", "1");
            session.answers(0);
            session.notifies();

            assertThat(world.happened()).containsExactly("invoke 10000 ms", "B| d: served", "B| c 1 #2 notification");
        }

        @Test
        void aRequestThatIsNotAnsweredInTimeIsATimeout() {
            other.invoke("d", "1");
            world.loop.advance(Limits.DEFAULT.defaultTimeout().toMillis());

            assertThat(world.happened()).containsExactly("invoke 10000 ms", "B| d: BadTimeout");
        }

        @Test
        void aLogoutEndsItForGood() {
            other.connection.receive(World.logoutRequest("d", "1"));
            world.loop.runAll();
            session.isClosed();
            other.invoke("e", "1");

            assertThat(world.happened())
                    .containsExactly("close session", "B| d: logged out", "B| e: BadSessionIdInvalid");
        }

        @Test
        void aSecondHolderTakesItFromTheFirst() {
            FakeClient third = world.anotherClient("C");
            other.invoke("d", "1");
            world.happened();

            third.resume("e", "1", 2, 1);
            other.invoke("f", "1");
            session.notifies();

            assertThat(world.happened())
                    .containsExactlyInAnyOrder(
                            "B| d: BadSessionClosed",
                            "B| c 1 Disconnect BadSessionClosed",
                            "C| e: resumed 1, token 3",
                            "B| f: BadSessionIdInvalid",
                            "C| e 1 #2 notification");
        }

        @Test
        void theConnectionThatLostItMayGoWithoutHarm() {
            FakeClient third = world.anotherClient("C");
            third.resume("e", "1", 2, 1);
            other.leaves();
            world.happened();

            session.notifies();
            assertThat(world.happened()).containsExactly("C| e 1 #2 notification");
        }

        @Test
        void itCountsAmongTheSessionsOfItsConnection() {
            World small =
                    new World(new Limits(1, 10, Duration.ofSeconds(1), Duration.ofSeconds(1)), ResumeLimits.DEFAULT);
            small.loggedIn("a", WINDOW);
            small.client.leaves();
            FakeClient second = small.anotherClient("B");
            second.resume("b", "1", 1, 1);
            second.login("c", Optional.empty(), Duration.ZERO);

            assertThat(small.happened()).containsExactly("B| b: resumed 1, token 2", "B| c: BadTooManySessions");
        }

        @Test
        void aShutdownClosesItWhenWhatWaitsIsAnswered() {
            other.invoke("d", "1");
            other.connection.shutdown();

            assertThat(world.happened())
                    .containsExactly(
                            "invoke 10000 ms", "close session", "B| d: BadShutdown", "B| close client SHUTDOWN");
        }
    }
}
