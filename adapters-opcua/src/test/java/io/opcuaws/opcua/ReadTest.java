package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ReadValueId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read, from the protocol's record to the server and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadTest {

    private final Rig rig = Rig.start();
    private final OpcUaSession session = rig.open(rig.settings());

    @AfterAll
    void stop() {
        rig.close();
    }

    private static ReadValueId value(int idType, String id, @Nullable String namespace) {
        return new ReadValueId(new NodeId(idType, id, namespace), 13, null, null);
    }

    private static ReadValueId demo(String id) {
        return value(1, id, "urn:opcua-ws-gateway:demo");
    }

    private List<DataValue> read(ReadValueId... items) {
        return Rig.result(session.invoke(new ReadRequest(List.of(items), 0, 2), Rig.SOON)
                        .thenApply(ReadResponse.class::cast))
                .results();
    }

    private Failure failure(ReadValueId... items) {
        return Rig.failure(session.invoke(new ReadRequest(List.of(items), 0, 2), Rig.SOON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Boolean | true",
                "SByte | -8",
                "Byte | 200",
                "Int16 | -16000",
                "UInt16 | 60000",
                "Int32 | -2000000000",
                "UInt32 | 4000000000",
                "Int64 | \"-9223372036854775808\"",
                "UInt64 | \"18446744073709551615\"",
                "Float | 23.5",
                "Double | 0.1",
                "String | \"Grüße, 世界\"",
                "DateTime | \"2024-02-29T12:34:56.789Z\"",
                "Guid | \"72962b91-fa75-4ae6-8d28-b404dc7daf63\"",
                "ByteString | \"AAEC/w==\"",
            })
    void readsScalars(String type, String json) {
        assertThat(Rig.readBody(session, "Demo.Scalar." + type)).isEqualTo(json);
    }

    @Test
    void bringsQualityAndTimes() {
        DataValue uncertain = read(demo("Demo.Quality.Uncertain")).get(0);

        assertThat(uncertain.status()).isEqualTo(StatusCodes.Uncertain_LastUsableValue);
        assertThat(uncertain.sourceTimestamp()).isEqualTo("2024-02-29T00:00:00Z");
        assertThat(uncertain.serverTimestamp()).isNotNull();
    }

    /** A bad node in a list never fails the list. */
    @Test
    void givesEachItemItsOwnResultAtItsPlace() {
        List<DataValue> results = read(
                demo("Demo.Access.ReadOnly"),
                value(1, "Demo.Access.ReadOnly", "urn:nobody"),
                demo("Demo.Nothing"),
                demo("Demo.Access.WriteOnly"),
                demo("Demo.Access.Forbidden"),
                value(0, "2258", null));

        assertThat(results)
                .extracting(DataValue::status)
                .containsExactly(
                        0L,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Bad_NotReadable,
                        StatusCodes.Bad_UserAccessDenied,
                        0L);
    }

    @Test
    void asksTheServerNothingIfItCanKnowNoneOfTheNodes() {
        assertThat(read(value(1, "x", "urn:nobody")))
                .extracting(DataValue::status)
                .containsExactly(StatusCodes.Bad_NodeIdUnknown);
    }

    @Test
    void emptyListIsNothingToDo() {
        assertThat(failure().status().name()).isEqualTo("BadNothingToDo");
    }

    @Test
    void badTextFailsTheRequestAtItsPlace() {
        Failure failure = failure(demo("Demo"), value(2, "no guid", null));

        assertThat(failure.status().name()).isEqualTo("BadInvalidArgument");
        assertThat(failure.sentence()).startsWith("/Body/NodesToRead/1/NodeId/Id: ");
    }

    @Test
    void readsManyAtOnce() {
        ReadValueId[] items =
                IntStream.range(0, 1000).mapToObj(i -> demo("Demo.Moving.Sine")).toArray(ReadValueId[]::new);

        assertThat(read(items)).hasSize(1000).allMatch(result -> result.status() == 0);
    }

    /** The hint goes to the server too, but only this makes sure that the client is answered. */
    @Test
    void slowServerIsATimeoutInTime() {
        Duration timeout = Duration.ofMillis(300);
        long start = System.nanoTime();
        Failure failure =
                Rig.failure(session.invoke(new ReadRequest(List.of(demo("Demo.Access.Slow")), 0, 2), timeout));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(failure.status().name()).isEqualTo("BadTimeout");
        assertThat(took).isBetween(timeout.minusMillis(50), timeout.plusMillis(500));
    }
}
