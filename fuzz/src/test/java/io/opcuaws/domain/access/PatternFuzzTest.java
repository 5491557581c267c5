package io.opcuaws.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.fuzz.Bounds;
import io.opcuaws.fuzz.Seeds;
import io.opcuaws.protocol.operation.NodeName;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A pattern means what it says, or is refused with a sentence. */
class PatternFuzzTest {

    static Stream<byte[]> patterns() {
        return Seeds.of(
                "ns=2;s=Boiler.*\nns=2;s=Boiler.Setpoint",
                "nsu=urn:plant;*\nnsu=urn:plant;i=7",
                "*\ni=85",
                "g=09087e75-8e5e-499b-954f-f2a9603db28a\n",
                "b=M/RbKBsRVkePCePcx24oRA==\n",
                "*a*b*\nxaxbx");
    }

    /** A pattern, and what may match it, on two lines. */
    @MethodSource("patterns")
    @FuzzTest
    void anyPattern(byte[] input) {
        String[] lines = Seeds.text(input).split("\n", 2);
        String text = lines.length > 1 ? lines[1] : "";
        assertThat(Bounds.within(input.length, () -> Glob.matches(lines[0], text)))
                .isEqualTo(matches(lines[0], text));
        NodePattern pattern;
        try {
            pattern = NodePattern.of(lines[0]);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("is no pattern of NodeIds");
            return;
        }
        assertThat(NodePattern.of(pattern.toString())).isEqualTo(pattern);
        requireToMatchTheNodeThatItNames(pattern);
    }

    private static void requireToMatchTheNodeThatItNames(NodePattern pattern) {
        String text = pattern.toString();
        if (text.contains("*")) {
            return;
        }
        int end = text.startsWith("ns=") || text.startsWith("nsu=") ? text.indexOf(';') + 1 : 0;
        String namespace = end == 0 ? "0" : text.substring(text.indexOf('=') + 1, end - 1);
        NodeName node = NodeName.of(namespace, text.charAt(end), text.substring(end + 2));
        assertThat(pattern.matches(node, Namespaces.UNKNOWN)).isTrue();
    }

    /** The same by a table of all beginnings of both. */
    private static boolean matches(String pattern, String text) {
        boolean[] row = new boolean[text.length() + 1];
        row[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            char sign = pattern.charAt(p);
            boolean[] next = new boolean[row.length];
            next[0] = row[0] && sign == '*';
            for (int i = 1; i < row.length; i++) {
                next[i] = sign == '*' ? row[i] || next[i - 1] : row[i - 1] && text.charAt(i - 1) == sign;
            }
            row = next;
        }
        return row[text.length()];
    }
}
