package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Examples.Example;
import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.codec.Inbound.Rejected;
import io.opcuaws.protocol.message.HistoryReadRequest;
import io.opcuaws.protocol.message.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Clients in languages without absent members write null, and must be understood; but a null value is a value. */
final class NullMembersTest {

    private static final MessageReader READER = new MessageReader();
    private static final String HEADER = "{\"Header\":{\"MessageType\":\"GW_%sRequest\",\"ClientHandle\":\"c\","
            + "\"SessionId\":\"1\"},\"Body\":%s}";

    private static Inbound read(String service, String body) {
        return READER.read(HEADER.formatted(service, body));
    }

    static Stream<Example> requests() {
        return Examples.requests().stream();
    }

    /** A member of an object in a tree. */
    private record Member(ObjectNode owner, String name) {}

    /** Those whose null means absence: all within header and body but MessageType, without which there is no request. */
    private static List<Member> members(ObjectNode message) {
        List<Member> members = new ArrayList<>();
        for (String part : List.copyOf(message.propertyNames())) {
            collect(message.path(part), members);
        }
        members.removeIf(member -> member.name().equals("MessageType"));
        return members;
    }

    private static void collect(JsonNode node, List<Member> members) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (!name.equals("Body")) {
                    members.add(new Member(object, name));
                    collect(object.path(name), members);
                }
            }
        } else {
            node.values().forEach(element -> collect(element, members));
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void anyMemberOfAnyRequestThatIsNullIsAbsent(Example example) {
        int count = members((ObjectNode) example.tree()).size();
        for (int i = 0; i < count; i++) {
            ObjectNode without = (ObjectNode) example.tree();
            Member gone = members(without).get(i);
            gone.owner().remove(gone.name());
            ObjectNode withNull = (ObjectNode) example.tree();
            Member none = members(withNull).get(i);
            none.owner().putNull(none.name());

            assertThat(READER.read(withNull.toString()))
                    .as("%s is null", none.name())
                    .isEqualTo(READER.read(without.toString()));
        }
    }

    @Test
    void aRequiredMemberThatIsNullIsMissing() {
        assertThat(read("Read", "{\"NodesToRead\":null}"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message()).isEqualTo("/Body/NodesToRead: is missing"));
        assertThat(read("Read", "null"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message()).isEqualTo("/Body: is missing"));
    }

    @Test
    void anElementOfAnArrayIsNotOptional() {
        assertThat(read("Read", "{\"NodesToRead\":[null]}"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message()).startsWith("/Body/NodesToRead/0: must be "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[null]", "{\"Text\":null}", "{\"Value\":{\"Type\":12,\"Body\":null,\"X\":null}}"})
    void whatTheBodyOfAVariantHoldsStaysAsItIs(String body) {
        Inbound inbound = read(
                "Write",
                "{\"NodesToWrite\":[{\"NodeId\":\"i=1\",\"Value\":{\"Value\":{\"Type\":12,\"Body\":" + body
                        + ",\"Dimensions\":null},\"Status\":null}}]}");

        WriteRequest write = (WriteRequest) ((Accepted) inbound).body();
        assertThat(write.nodesToWrite().get(0).value().value())
                .isNotNull()
                .satisfies(variant -> assertThat(variant.body()).isEqualTo(Examples.tree(body)))
                .satisfies(variant -> assertThat(variant.dimensions()).isNull());
    }

    @Test
    void whatTheBodyOfAnExtensionObjectHoldsStaysAsItIs() {
        Inbound inbound = read(
                "HistoryRead",
                "{\"HistoryReadDetails\":{\"TypeId\":{\"Id\":1,\"Namespace\":null},\"Encoding\":null,"
                        + "\"Body\":{\"StartTime\":null}},\"NodesToRead\":[]}");

        HistoryReadRequest request = (HistoryReadRequest) ((Accepted) inbound).body();
        assertThat(request.historyReadDetails().body().get("StartTime")).isInstanceOf(NullNode.class);
        assertThat(request.historyReadDetails().encoding()).isZero();
        assertThat(request.historyReadDetails().typeId().namespace()).isNull();
    }

    /** Whoever gives a name twice is ambiguous, even if once he says nothing. */
    @Test
    void aNameThatIsGivenTwiceStaysAmbiguous() {
        assertThat(read("Read", "{\"NodesToRead\":[],\"MaxAge\":null,\"MaxAge\":1}"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message()).isEqualTo("/Body/MaxAge: is given twice"));
    }
}
