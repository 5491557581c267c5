package io.opcuaws.opcua.value;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An integer type. In JSON it is a number, but a string for the two 64-bit types, since most JSON readers make doubles of
 * numbers. Any notation of an integer is read (13, 13.0, 1.3e1), and nothing out of the range.
 */
final class IntegerForm<T> implements Form<T> {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final IntegerForm<Byte> SBYTE = new IntegerForm<>(
            "an SByte",
            Byte.MIN_VALUE,
            Byte.MAX_VALUE,
            BigInteger::byteValue,
            value -> JSON.numberNode(value.intValue()));
    static final IntegerForm<UByte> BYTE = new IntegerForm<>(
            "a Byte", 0, 0xFF, value -> UByte.valueOf(value.intValue()), value -> JSON.numberNode(value.intValue()));
    static final IntegerForm<Short> INT16 = new IntegerForm<>(
            "an Int16",
            Short.MIN_VALUE,
            Short.MAX_VALUE,
            BigInteger::shortValue,
            value -> JSON.numberNode(value.intValue()));
    static final IntegerForm<UShort> UINT16 = new IntegerForm<>(
            "a UInt16",
            0,
            0xFFFF,
            value -> UShort.valueOf(value.intValue()),
            value -> JSON.numberNode(value.intValue()));
    static final IntegerForm<Integer> INT32 =
            new IntegerForm<>("an Int32", Integer.MIN_VALUE, Integer.MAX_VALUE, BigInteger::intValue, JSON::numberNode);
    static final IntegerForm<UInteger> UINT32 = new IntegerForm<>(
            "a UInt32",
            0,
            0xFFFF_FFFFL,
            value -> UInteger.valueOf(value.longValue()),
            value -> JSON.numberNode(value.longValue()));
    static final IntegerForm<Long> INT64 = new IntegerForm<>(
            "an Int64",
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            BigInteger::longValue,
            value -> JSON.stringNode(value.toString()));
    static final IntegerForm<ULong> UINT64 = new IntegerForm<>(
            "a UInt64",
            BigInteger.ZERO,
            BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE),
            ULong::valueOf,
            value -> JSON.stringNode(value.toString()));

    private final String name;
    private final BigInteger least;
    private final BigInteger most;
    private final Function<BigInteger, T> fromNumber;
    private final Function<T, JsonNode> toJson;

    private IntegerForm(
            String name, long least, long most, Function<BigInteger, T> fromNumber, Function<T, JsonNode> toJson) {
        this(name, BigInteger.valueOf(least), BigInteger.valueOf(most), fromNumber, toJson);
    }

    private IntegerForm(
            String name,
            BigInteger least,
            BigInteger most,
            Function<BigInteger, T> fromNumber,
            Function<T, JsonNode> toJson) {
        this.name = name;
        this.least = least;
        this.most = most;
        this.fromNumber = fromNumber;
        this.toJson = toJson;
    }

    @Override
    public JsonNode write(T value) {
        return toJson.apply(value);
    }

    @Override
    public T read(JsonNode json) {
        Optional<BigInteger> number = JsonNumbers.integer(json, least, most);
        return fromNumber.apply(number.orElseThrow(
                () -> BadValueException.because("must be " + name + ", " + least + " to " + most + ".")));
    }
}
