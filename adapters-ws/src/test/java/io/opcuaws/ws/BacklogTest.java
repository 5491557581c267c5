package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.ws.Backlog.Leaving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a client that does not read gets when it reads again. A value is written here as {@code item=value}. */
class BacklogTest {

    private static final int HIGH_WATER = 1_000;
    private static final int MAX = 20_000;
    private static final Pattern VALUE =
            Pattern.compile("\"ClientHandleData\":(\\d+),\"Value\":\\{\"Value\":\\{\"Type\":6,\"Body\":(\\d+)}"
                    + "(?:,\"Status\":(\\d+))?");
    private static final String OVERFLOW = "1152";

    private final SlowClients slowClients = new SlowClients();
    private final Backlog backlog = new Backlog(
            new OutboundLimits(HIGH_WATER, MAX), new MessageEncoder(new MessageWriter(), WireForm.V2), slowClients, 1);

    @Test
    void belowTheHighWaterMarkEveryValueIsKept() {
        add(Said.value(1, 10), Said.value(1, 11), Said.batch(12, 1L, 2L));

        assertThat(rest()).containsExactly("1=10", "1=11", "1=12 2=12");
        assertThat(slowClients.episodes()).isZero();
    }

    @Test
    void aboveItTheNewestValueOfAnItemTakesThePlaceOfTheLastThatWaitsAndSaysSo() {
        fill();
        add(Said.value(1, 10), Said.value(2, 20), Said.value(1, 11), Said.value(1, 12));

        assertThat(rest()).endsWith("1=12 overflow", "2=20");
        assertThat(slowClients.episodes()).isOne();
        assertThat(slowClients.collapsedValues()).isEqualTo(2);
    }

    @Test
    void valuesThatWaitedBeforeTheMarkWasReachedAreReplacedToo() {
        add(Said.value(1, 10));
        fill();
        add(Said.value(1, 11));

        assertThat(rest()).startsWith("1=11 overflow").doesNotContain("1=10", "1=11");
    }

    @Test
    void whatIsNewInABatchIsAddedAndTheRestReplaced() {
        fill();
        add(Said.batch(10, 1L, 2L), Said.batch(20, 2L, 3L), Said.batch(30, 1L, 2L, 3L));

        assertThat(rest()).endsWith("1=30 overflow 2=30 overflow", "3=30 overflow");
    }

    @Test
    void ofAnItemThatIsTwiceInABatchTheLaterValueIsTheNewest() {
        fill();
        add(Said.value(1, 10), Said.batch(20, 1L, 1L));

        assertThat(rest()).endsWith("1=20 overflow");
    }

    @Test
    void responsesEventsAndStatusAreAllKept() {
        fill();
        add(Said.event("a"), Said.response(), Said.lost(), Said.event("b"), Said.event("c"));

        assertThat(texts())
                .satisfies(all -> assertThat(all.subList(all.size() - 5, all.size()))
                        .extracting(text -> text.replaceAll(".*\"MessageType\":\"(\\w+)\".*", "$1"))
                        .containsExactly(
                                "GW_EventNotify",
                                "GW_ReadResponse",
                                "GW_SessionStatusNotify",
                                "GW_EventNotify",
                                "GW_EventNotify"));
    }

    /** Else a value would be seen before the Disconnect that came before it. */
    @Test
    void noValueMovesBeforeTheStatusThatItFollowed() {
        fill();
        add(Said.value(1, 10), Said.lost(), Said.value(1, 11));

        assertThat(rest()).endsWith("1=10", "", "1=11");
    }

    @Test
    void itemsOfOtherSessionsAreOtherItems() {
        fill();
        add(Said.value(1, 10), Said.valueOfSession("2", 1, 20));

        assertThat(rest()).endsWith("1=10", "1=20");
    }

    @Test
    void aValueThatHasLeftIsNotReplaced() {
        add(Said.value(1, 10));
        fill();
        add(Said.response());
        Leaving first = backlog.next().orElseThrow();
        add(Said.value(1, 11), Said.value(1, 12));

        assertThat(values(first.text())).isEqualTo("1=10");
        assertThat(rest()).endsWith("1=12 overflow").doesNotContain("1=10");
    }

    @Test
    void theEpisodeEndsWhenHalfOfTheMarkIsLeft() {
        fill();
        add(Said.value(1, 10), Said.value(1, 11));
        while (backlog.bytes() > HIGH_WATER / 2) {
            backlog.sent(backlog.next().orElseThrow());
        }
        add(Said.value(2, 20), Said.value(2, 21));

        assertThat(rest()).endsWith("2=20", "2=21");
        assertThat(slowClients.episodes()).isOne();
    }

    @Test
    void nothingIsLeftOfTheCountWhenAllIsSent() {
        fill();
        add(Said.value(1, 1), Said.value(1, 1_000_000), Said.event("Grüße"));
        rest();

        assertThat(backlog.bytes()).isZero();
    }

    @Test
    void valuesOfTheSameItemsNeverReachTheLimit() {
        for (int i = 0; i < MAX; i++) {
            add(Said.value(1, i), Said.batch(i, 2L, 3L));
        }

        assertThat(backlog.bytes()).isLessThan(2 * HIGH_WATER);
    }

    @Test
    void whatCannotBeReplacedReachesTheLimit() {
        int added = 0;
        while (backlog.add(Said.event("event " + added))) {
            added++;
        }

        assertThat(added).isBetween(MAX / 200, MAX / 50);
    }

    private void add(ClientMessage... messages) {
        for (ClientMessage message : messages) {
            assertThat(backlog.add(message)).isTrue();
        }
    }

    /** Adds other things until the next message begins an episode. */
    private void fill() {
        while (backlog.bytes() <= HIGH_WATER) {
            add(Said.response());
        }
    }

    /** The values of each message that is left, which are sent. */
    private List<String> rest() {
        return texts().stream().map(BacklogTest::values).toList();
    }

    private List<String> texts() {
        List<String> all = new ArrayList<>();
        for (Optional<Leaving> next = backlog.next(); next.isPresent(); next = backlog.next()) {
            all.add(next.get().text());
            backlog.sent(next.get());
        }
        return all;
    }

    private static String values(String text) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            String status = OVERFLOW.equals(value.group(3)) ? " overflow" : "";
            values.add(value.group(1) + "=" + value.group(2) + status);
        }
        return String.join(" ", values);
    }
}
