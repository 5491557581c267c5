package io.opcuaws.protocol.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.codec.Inbound;
import io.opcuaws.protocol.codec.MessageReader;
import io.opcuaws.protocol.message.DeleteNodesResponse;
import io.opcuaws.protocol.message.HistoryUpdateResponse;
import io.opcuaws.protocol.message.HistoryUpdateResult;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadValueId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OperationsTest {

    private static final MessageReader READER = new MessageReader();

    private static ServiceRequest read(String text) {
        return (ServiceRequest) ((Inbound.Accepted) READER.read(text)).body();
    }

    private static ServiceRequest write(String nodeId) {
        return read("{\"Header\":{\"MessageType\":\"GW_WriteRequest\",\"ClientHandle\":\"c\",\"SessionId\":\"1\"},"
                + "\"Body\":{\"NodesToWrite\":[{\"NodeId\":" + nodeId
                + ",\"Value\":{\"Value\":{\"Type\":\"11\",\"Body\":\"75.5\"}}}]}}");
    }

    private static ServiceRequest historyUpdate(String body) {
        return read(
                "{\"Header\":{\"MessageType\":\"GW_HistoryUpdateRequest\",\"ClientHandle\":\"c\",\"SessionId\":\"1\"},"
                        + "\"Body\":{\"HistoryUpdateDetails\":[{\"TypeId\":{\"Id\":\"15283\"},\"Body\":" + body
                        + "}]}}");
    }

    static Stream<Service> changes() {
        return Arrays.stream(Service.values()).filter(Service::changesPlant);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyRequestThatCanChangeThePlantTellsItsNodes(Service service) {
        Path example = Path.of(
                "..", "schemas", "examples", "GW_" + service.serviceName() + "Request", "valid", "documentation.json");
        try {
            List<Operation> operations = Operations.of(read(Files.readString(example)));

            assertThat(operations)
                    .isNotEmpty()
                    .allMatch(operation -> operation.node().isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "'{\"IdType\":1,\"Id\":\"Boiler\",\"Namespace\":2}' | ns=2;s=Boiler",
                "'\"ns=002;s=Boiler\"' | ns=2;s=Boiler",
                "'{\"IdType\":\"1\",\"Id\":\"Boiler\",\"Namespace\":\"02\"}' | ns=2;s=Boiler",
                "'{\"IdType\":\"1\",\"Id\":\"Boiler\",\"Namespace\":\"urn:plant\"}' | nsu=urn:plant;s=Boiler",
                "'\"i=0085\"' | i=85",
                "'{\"Id\":85}' | i=85",
                "'\"g=09087E75-8E5E-499B-954F-F2A9603DB28A\"' | g=09087e75-8e5e-499b-954f-f2a9603db28a",
                "'\"b=M/RbKBsRVkePCePcx24oRA\"' | b=M/RbKBsRVkePCePcx24oRA==",
                "'\"ns=0;s=007\"' | s=007"
            })
    void allSpellingsOfANodeAreOneName(String spelling, String name) {
        assertThat(Operations.nodes(write(spelling)))
                .extracting(NodeName::toString)
                .containsExactly(name);
    }

    @Test
    void anOperationIsAllThatTheClientSaidOfItInNativeJson() {
        assertThat(Operations.of(write("\"ns=2;s=Boiler\"")))
                .extracting(Operation::json)
                .containsExactly("{\"NodeId\":{\"IdType\":1,\"Id\":\"Boiler\",\"Namespace\":2},\"AttributeId\":13,"
                        + "\"Value\":{\"Value\":{\"Type\":11,\"Body\":\"75.5\"}}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "'{\"NodeId\":\"ns=2;s=Boiler\"}' | ns=2;s=Boiler",
                "'{\"NodeId\":\"x\"}' | ''",
                "'{\"NodeId\":\"nsx\"}' | ''",
                "'{\"NodeId\":7}' | ''",
                "'{\"NodeId\":{}}' | ''",
                "'{\"NodeId\":{\"Id\":{},\"IdType\":9}}' | ''",
                "'{}' | ''",
                "'\"AQID\"' | ''"
            })
    void theNodeOfAHistoryIsNamedIfThereIsOne(String details, String name) {
        Optional<NodeName> node = Operations.of(historyUpdate(details)).get(0).node();

        assertThat(node.map(NodeName::toString).orElse("")).isEqualTo(name);
    }

    @Test
    void whatAWriteWritesOverCanBeRead() {
        ReadRequest read =
                (ReadRequest) Operations.readBack(write("\"ns=2;s=Boiler\"")).orElseThrow();

        assertThat(read.nodesToRead()).extracting(ReadValueId::attributeId).containsExactly(13L);
        assertThat(Operations.readBack(historyUpdate("{}"))).isEmpty();
    }

    @Test
    void theAnswerTellsTheStatusOfEach() {
        assertThat(Operations.statuses(new DeleteNodesResponse(List.of(0L, 1L))))
                .containsExactly(0L, 1L);
        assertThat(Operations.statuses(new HistoryUpdateResponse(List.of(new HistoryUpdateResult(5, List.of(0L))))))
                .containsExactly(5L);
    }

    @Test
    void onlyWritesAndCallsAreAskedForByTheirNodes() {
        ServiceRequest update = historyUpdate("{}");
        assertThatThrownBy(() -> Operations.nodes(update)).isInstanceOf(IllegalArgumentException.class);
    }
}
