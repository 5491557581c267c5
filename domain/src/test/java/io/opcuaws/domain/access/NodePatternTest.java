package io.opcuaws.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.protocol.operation.NodeName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of NodeIds, with a server whose namespace 2 is {@code urn:plant}. */
final class NodePatternTest {

    private static final Namespaces NAMESPACES = new Namespaces(Map.of(1, "urn:server", 2, "urn:plant"));

    private static boolean matches(String pattern, String namespace, char type, String id) {
        return NodePattern.of(pattern).matches(NodeName.of(namespace, type, id), NAMESPACES);
    }

    @ParameterizedTest
    @CsvSource({
        "ns=2;s=Boiler.*, 2, s, Boiler.Setpoint",
        "ns=2;s=Boiler.*, 2, s, Boiler.",
        "ns=2;s=*.Setpoint, 2, s, Tank.A.Setpoint",
        "ns=2;s=A*B*C, 2, s, AxxBxBxC",
        "ns=2;s=Boiler, 2, s, Boiler",
        "ns=2;s=Boiler, urn:plant, s, Boiler",
        "nsu=urn:plant;s=Boiler, 2, s, Boiler",
        "nsu=urn:plant;s=Boiler, urn:plant, s, Boiler",
        "nsu=urn:elsewhere;s=x, urn:elsewhere, s, x",
        "ns=2;*, 2, i, 7",
        "nsu=urn:plant;*, 2, g, 09087e75-8e5e-499b-954f-f2a9603db28a",
        "*, 9, b, AQID",
        "i=85, 0, i, 85",
        "i=0085, 0, i, 85",
        "nsu=http://opcfoundation.org/UA/;i=85, 0, i, 85",
        "i=85, http://opcfoundation.org/UA/, i, 85"
    })
    void matchesItsNodes(String pattern, String namespace, char type, String id) {
        assertThat(matches(pattern, namespace, type, id)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ns=2;s=Boiler.*, 2, s, Boiler",
        "ns=2;s=Boiler.*, 2, s, TheBoiler.x",
        "ns=2;s=Boiler, 2, s, boiler",
        "ns=2;s=Boiler, 2, s, Boiler.Setpoint",
        "ns=2;s=Boiler, 3, s, Boiler",
        "ns=2;s=7, 2, i, 7",
        "ns=2;i=7, 2, s, 7",
        "ns=2;i=7, 2, i, 77",
        "ns=2;s=A*B, 2, s, ABC",
        "ns=2;*, 22, i, 7",
        "ns=2;*, urn:server, i, 7",
        "nsu=urn:plant;*, 1, i, 7",
        "nsu=urn:plant;*, 5, i, 7",
        "nsu=urn:plant;*, urn:plant2, i, 7",
        "i=85, 2, i, 85"
    })
    void matchesNoOthers(String pattern, String namespace, char type, String id) {
        assertThat(matches(pattern, namespace, type, id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Boiler",
                "ns=2",
                "ns=2;",
                "ns=2;Boiler",
                "ns=x;s=A",
                "ns=;s=A",
                "ns=-1;s=A",
                "ns=123456;s=A",
                "nsu=;s=A",
                "nsu=urn:*;s=A",
                "ns=2;s=",
                "ns=2;i=1*",
                "ns=2;x=1",
                "ns=2;**"
            })
    void aPatternThatIsNoneIsRefusedInWords(String text) {
        assertThatThrownBy(() -> NodePattern.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is no pattern of NodeIds: ");
    }

    @Test
    void manyStarsTakeNoLongTime() {
        String text = "a".repeat(2_000);

        assertThat(matches("ns=2;s=" + "a*".repeat(1_000) + "b", "2", 's', text))
                .isFalse();
    }
}
