package io.opcuaws.chaos.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.chaos.invariant.AnsweredOnce.Book;
import io.opcuaws.chaos.invariant.NothingLost.Counters;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A promise that cannot be broken is none: each is broken here once. */
class InvariantsTest {

    private static final OptionalLong ALWAYS_CALM = OptionalLong.of(Long.MIN_VALUE);

    private final Violations violations = new Violations();
    private int kills;
    private final AnsweredOnce impatient = new AnsweredOnce(violations, Duration.ZERO);
    private final NothingLost values = new NothingLost(violations, () -> kills, false);

    @Test
    void aSecondAnswerIsFound() {
        Book book = impatient.open("client", () -> ALWAYS_CALM);
        book.asks("1", "Read");
        book.isAnswered("1", "GW_ReadResponse");
        assertThat(violations.any()).isFalse();

        book.isAnswered("1", "GW_ReadResponse");

        assertSeen("client got GW_ReadResponse for request 1, which had an answer");
    }

    @Test
    void aMissingAnswerIsFoundUnlessTheWireHoldsItBack() {
        Book stalled = impatient.open("stalled", OptionalLong::empty);
        stalled.asks("1", "Read");
        impatient.check();
        assertThat(violations.any()).isFalse();

        Book book = impatient.open("client", () -> ALWAYS_CALM);
        book.asks("1", "Read");
        impatient.check();

        assertSeen("client waits since 0.0 s for the answer to Read request 1");
    }

    @Test
    void aLostValueIsFound() {
        Counters counters = values.counters("client", 1);
        counters.value(0, 5, "");
        counters.value(0, 6, "");
        assertThat(violations.any()).isFalse();

        counters.value(0, 8, "how");

        assertSeen("client got 8 after 6: how");
    }

    @Test
    void aRepeatedValueIsFoundUnlessTheServerRepeatsItWhenASessionComesBack() {
        Counters repeated = new NothingLost(violations, () -> kills, true).counters("client", 1);
        repeated.value(0, 5, "");
        repeated.reconnected();
        repeated.value(0, 6, "");
        repeated.value(0, 6, "");
        repeated.value(0, 7, "");
        assertThat(violations.any()).isFalse();

        repeated.value(0, 7, "how");

        assertSeen("client got 7 after 7: how");
    }

    @Test
    void aNewSubscriptionIsFoundUnlessTheServerWasKilled() {
        Counters counters = values.counters("client", 1);
        counters.value(0, 5, "");
        kills++;
        counters.recreated();
        counters.value(0, 0, "");
        assertThat(violations.any()).isFalse();

        counters.recreated();

        assertSeen("client had its subscriptions made anew 2 times, though the server was killed 1 times only");
    }

    @Test
    void whatIsLeftOnTheServerIsFound() throws InterruptedException {
        new NothingLeft(violations, () -> new Held(0, 0, 0)).check(Duration.ZERO);
        assertThat(violations.any()).isFalse();

        new NothingLeft(violations, () -> new Held(1, 0, 0)).check(Duration.ZERO);

        assertSeen("after 0 s there are 1 sessions, 0 subscriptions, 0 channels");
    }

    @Test
    void aThreadTooManyIsFoundUnlessItIsOfAPool() throws InterruptedException {
        NothingGrows grows = new NothingGrows(violations, Duration.ZERO);
        Footprint start = new Footprint(Map.of("main", 1, "jetty-", 3), 20, 1);
        grows.check(start, () -> new Footprint(Map.of("main", 1, "jetty-", 30), 22, 1));
        assertThat(violations.any()).isFalse();

        grows.check(start, () -> new Footprint(Map.of("main", 2, "jetty-", 3), 20, 1));

        assertSeen("2 threads main*, there were 1");
    }

    private void assertSeen(String seen) {
        assertThat(violations.all())
                .singleElement()
                .extracting(Violations.Violation::seen)
                .isEqualTo(seen);
    }
}
