package io.opcuaws.opcua.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;

class RequestsTest {

    /** A server may give up what nobody waits for any more. */
    @Test
    void theServerIsToldHowLongTheAnswerIsWaitedFor() {
        assertThat(hint(Duration.ofMillis(1_500))).isEqualTo(1_500);
    }

    /** 0 would mean for ever. */
    @Test
    void aTimeoutIsNeverNoTimeout() {
        assertThat(hint(Duration.ZERO)).isEqualTo(1);
        assertThat(hint(Duration.ofNanos(1))).isEqualTo(1);
    }

    @Test
    void aTimeoutLongerThanOpcUaCanSayIsTheLongest() {
        assertThat(hint(Duration.ofDays(100))).isEqualTo(0xFFFF_FFFFL);
    }

    private static long hint(Duration timeout) {
        return Requests.header(NodeId.NULL_VALUE, timeout).getTimeoutHint().longValue();
    }
}
