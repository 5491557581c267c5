package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.opcuaws.fuzz.Bounds;
import io.opcuaws.fuzz.Seeds;
import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.codec.MessageReader;
import io.opcuaws.protocol.message.WriteRequest;
import io.opcuaws.protocol.message.WriteValue;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A value that comes through the gateway, either way, is the same when it goes back. */
class ValueFuzzTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final MessageReader READER = new MessageReader();
    private static final FixedTypes TYPES = new FixedTypes();
    private static final BuiltInForms FORMS =
            new BuiltInForms(new NamespaceTable(), new Structures(DefaultEncodingContext.INSTANCE, TYPES));
    private static final Sameness SAME = new Sameness(FORMS, TYPES);

    /**
     * A matrix of -5 times 62,969 elements, and a value with times before 1601: both could not be written back once. A structure
     * under the id of its type.
     */
    private static final List<String> FOUND = List.of(
            "011601000b0301100000000000000000000000f03f0000000000000040",
            "21c60600000001000000020000000300000004000000fbfffffff9f5000002000000020000000000030000000a00",
            "feffffff011103242424ffffffffffffffffffffffffffffffffffffffffffffffffffff242424242400610000000000");

    static Stream<byte[]> values() {
        return Seeds.of(
                "{\"Value\":{\"Type\":\"11\",\"Body\":\"75.5\"},\"Status\":\"1083441152\"}",
                "{\"Value\":{\"Type\":12,\"Body\":[\"a\",null]},\"SourceTimestamp\":\"2026-11-22T19:46:06.1234567Z\"}",
                "{\"Value\":{\"Type\":6,\"Body\":[1,2,3,4,5,6],\"Dimensions\":[2,3]},\"ServerPicoSeconds\":10}",
                "{\"Value\":{\"Type\":24,\"Body\":[{\"Type\":1,\"Body\":\"true\"},{\"Type\":0}]}}",
                "{\"Value\":{\"Type\":23,\"Body\":{\"Value\":{\"Type\":8,\"Body\":\"-9223372036854775808\"}}}}",
                "{\"Value\":{\"Type\":17,\"Body\":{\"IdType\":1,\"Id\":\"a\",\"Namespace\":\"2\"}}}",
                "{\"Value\":{\"Type\":18,\"Body\":{\"IdType\":3,\"Id\":\"AAE=\",\"Namespace\":\"urn:a\",\"ServerUri\":1}}}",
                "{\"Value\":{\"Type\":14,\"Body\":\"09087e75-8e5e-499b-954f-f2a9603db28a\"}}",
                "{\"Value\":{\"Type\":13,\"Body\":\"9999-12-31T23:59:59Z\"}}",
                "{\"Value\":{\"Type\":10,\"Body\":\"-Infinity\"}}",
                "{\"Value\":{\"Type\":21,\"Body\":{\"Locale\":\"en\",\"Text\":\"a\"}}}",
                "{\"Value\":{\"Type\":20,\"Body\":{\"Name\":\"a\",\"Uri\":3}}}",
                "{\"Value\":{\"Type\":25,\"Body\":{\"SymbolicId\":1,\"InnerDiagnosticInfo\":{\"Locale\":2}}}}",
                "{\"Value\":{\"Type\":22,\"Body\":{\"TypeId\":{\"Id\":885},\"Body\":{\"Low\":1,\"High\":2}}}}",
                "{\"Value\":{\"Type\":22,\"Body\":{\"TypeId\":\"ns=2;i=3\",\"Body\":{\"A\":1.5,\"B\":2,\"C\":{\"B\":3}}}}}",
                "{\"Value\":{\"Type\":22,\"Body\":{\"TypeId\":{\"Id\":1},\"Encoding\":1,\"Body\":\"AAEC\"}}}");
    }

    /** What a client writes: through the codec of messages, and then through that of values. */
    @MethodSource("values")
    @FuzzTest
    void anyValueInJson(byte[] input) {
        String text = Seeds.text(input);
        for (WriteValue write : written(text)) {
            io.opcuaws.protocol.message.DataValue record = write.value();
            io.opcuaws.protocol.message.Variant variant = record.value();
            if (variant != null) {
                JsonNode json = MAPPER.createObjectNode().set("Value", json(variant));
                Optional<DataValue> value = Bounds.within(text.length(), () -> read(json));
                value.ifPresent(ValueFuzzTest::requireSameAgain);
            }
        }
    }

    private static List<WriteValue> written(String value) {
        return READER.read(
                                "{\"Header\":{\"MessageType\":\"GW_WriteRequest\",\"ClientHandle\":\"c\",\"SessionId\":\"1\"},"
                                        + "\"Body\":{\"NodesToWrite\":[{\"NodeId\":\"i=1\",\"Value\":" + value + "}]}}")
                        instanceof Accepted accepted
                ? ((WriteRequest) accepted.body()).nodesToWrite()
                : List.of();
    }

    private static JsonNode json(io.opcuaws.protocol.message.Variant variant) {
        var object = MAPPER.createObjectNode().put(VariantForm.TYPE, variant.type());
        if (variant.body() != null) {
            object.set(VariantForm.BODY, variant.body());
        }
        if (variant.dimensions() != null) {
            variant.dimensions().forEach(object.putArray(VariantForm.DIMENSIONS)::add);
        }
        return object;
    }

    private static Optional<DataValue> read(JsonNode json) {
        try {
            return Optional.of(FORMS.dataValue().read(json));
        } catch (BadValueException e) {
            assertThat(e.getMessage()).startsWith("/").contains(": must");
            return Optional.empty();
        }
    }

    static Stream<byte[]> binaryValues() {
        return Stream.concat(
                FOUND.stream().map(HexFormat.of()::parseHex),
                values().flatMap(json -> read(MAPPER.readTree(json)).stream()).map(ValueFuzzTest::bytes));
    }

    /** What a server sends. */
    @MethodSource("binaryValues")
    @FuzzTest
    void anyValueInBinary(byte[] input) {
        DataValue value = value(input);
        if (value != null) {
            requireSameAgain(value);
        }
    }

    /** Null if Milo cannot decode it, for which it has many exceptions. */
    private static @Nullable DataValue value(byte[] input) {
        try {
            return Bounds.within(
                    input.length,
                    () -> new BoundedDecoder(DefaultEncodingContext.INSTANCE)
                            .setBuffer(Unpooled.wrappedBuffer(input))
                            .decodeDataValue());
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static void requireSameAgain(DataValue value) {
        JsonNode told;
        try {
            told = Bounds.within(bytes(value).length, () -> FORMS.dataValue().write(value));
        } catch (UaSerializationException e) {
            assertThat(e.getStatusCode().value()).isEqualTo(StatusCodes.Bad_EncodingLimitsExceeded);
            return;
        }
        DataValue again = FORMS.dataValue().read(MAPPER.readTree(told.toString()));
        assertThat(SAME.whenTold(FORMS.dataValue().write(again))).isEqualTo(SAME.whenTold(told));
        DataValue through = Objects.requireNonNull(value(bytes(again)), "cannot be sent");
        assertThat(SAME.whenSent(FORMS.dataValue().write(through))).isEqualTo(SAME.whenSent(told));
    }

    private static byte[] bytes(DataValue value) {
        ByteBuf bytes = Unpooled.buffer();
        new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE).setBuffer(bytes).encodeDataValue(value);
        return ByteBufUtil.getBytes(bytes);
    }

    static Stream<byte[]> structures() {
        return IntStream.range(0, TYPES.all().size())
                .boxed()
                .flatMap(type -> Stream.of(0, 1, 0xff).map(filling -> {
                    byte[] bytes = new byte[200];
                    Arrays.fill(bytes, filling.byteValue());
                    bytes[0] = type.byteValue();
                    return bytes;
                }));
    }

    /** A structure that a server sends: the number of one of the fixed types, and a body. */
    @MethodSource("structures")
    @FuzzTest
    void anyStructureInBinary(byte[] input) {
        if (input.length == 0) {
            return;
        }
        StructureLayout layout = type(input);
        ByteString body = ByteString.of(Arrays.copyOfRange(input, 1, input.length));
        ExtensionObject value =
                ExtensionObject.of(body, Objects.requireNonNull(layout.ids().binaryEncoding()));

        JsonNode told =
                Bounds.within(input.length, () -> FORMS.extensionObject().write(value));

        ExtensionObject again = FORMS.extensionObject().read(MAPPER.readTree(told.toString()));
        if (told.has("Encoding")) {
            assertThat(again).isEqualTo(value);
        } else {
            assertThat(SAME.whenTold(FORMS.extensionObject().write(again)))
                    .as("%s", HexFormat.of().formatHex(input))
                    .isEqualTo(SAME.whenTold(told));
        }
    }

    static Stream<byte[]> structuresInJson() {
        return Stream.concat(
                structures().flatMap(ValueFuzzTest::asJson),
                Seeds.of(
                        "\u0003{\"EncodingMask\":5,\"A\":1.5,\"B\":2,\"C\":{\"B\":3}}",
                        "\u0004{\"SwitchField\":1,\"Value\":\"5\"}",
                        "\u0002{\"A\":[[1,2],[3,4]],\"B\":{\"Dimensions\":[0,1,0],\"Array\":[]},\"C\":null}",
                        "\u0006{\"A\":[{\"A\":[],\"B\":1},{\"B\":2}],\"B\":\"3\"}",
                        "\u0007{}",
                        "\u0008{\"A\":[{},{}],\"B\":[[[{}]]],\"D\":[{}]}"));
    }

    private static Stream<byte[]> asJson(byte[] input) {
        ByteString body = ByteString.of(Arrays.copyOfRange(input, 1, input.length));
        JsonNode told = FORMS.extensionObject()
                .write(ExtensionObject.of(
                        body, Objects.requireNonNull(type(input).ids().binaryEncoding())));
        return told.has("Encoding")
                ? Stream.empty()
                : Seeds.of((char) input[0] + told.path("Body").toString());
    }

    /** A structure that a client writes: the number of one of the fixed types, and a body. */
    @MethodSource("structuresInJson")
    @FuzzTest
    void anyStructureInJson(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var object = MAPPER.createObjectNode();
        object.set("TypeId", FORMS.nodeId().write(type(input).ids().dataType()));
        try {
            object.set("Body", MAPPER.readTree(input, 1, input.length - 1));
        } catch (JacksonException e) {
            return;
        }
        ExtensionObject value;
        try {
            value = Bounds.within(input.length, () -> FORMS.extensionObject().read(object));
        } catch (BadValueException e) {
            assertThat(e.getMessage()).startsWith("/").contains(": must");
            return;
        }
        JsonNode told = FORMS.extensionObject().write(value);
        assertThat(told.has("Encoding"))
                .as("what was written can be read: %s", object)
                .isFalse();
        assertThat(FORMS.extensionObject().read(MAPPER.readTree(told.toString())))
                .isEqualTo(value);
    }

    private static StructureLayout type(byte[] input) {
        return TYPES.all().get((input[0] & 0xff) % TYPES.all().size());
    }
}
