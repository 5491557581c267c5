package io.opcuaws.protocol.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Numbers between text and tree.
 *
 * <p>In a tree an integer is an integer node however it was written (13, 13.0, 1.3e1), so that the schema check and the
 * records see one form; every other number keeps its exact decimal digits. Magnitudes beyond any type of OPC UA are cut to
 * ±1e400 (still out of every range) and 0, as a few characters such as 1e999999999 could otherwise fill the memory.
 */
final class Numbers {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_MAGNITUDE = 400;
    private static final int SAFE_DIGITS = 18;
    private static final BigInteger BEYOND = BigInteger.TEN.pow(MAX_MAGNITUDE);
    private static final int MAX_EXPONENT_LENGTH = 8;
    private static final double MAX_PLAIN = 1e21;
    private static final double MIN_PLAIN = 1e-7;
    private static final double MAX_EXACT_INTEGER = 9_007_199_254_740_992.0;

    private Numbers() {}

    /** The node of an integer, written without fraction and exponent. */
    static JsonNode integer(String text) {
        if (text.equals("-0")) {
            return NODES.numberNode(-0.0);
        }
        return text.length() <= SAFE_DIGITS ? narrow(Long.parseLong(text)) : integer(new BigInteger(text));
    }

    /** The node of a number, written with fraction or exponent. */
    static JsonNode decimal(String text) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        BigDecimal mantissa = new BigDecimal(e < 0 ? text : text.substring(0, e));
        if (mantissa.signum() == 0) {
            return text.startsWith("-") ? NODES.numberNode(-0.0) : NODES.numberNode(0);
        }
        long exponent = e < 0 ? 0 : exponent(text.substring(e + 1));
        long magnitude = (long) mantissa.precision() - mantissa.scale() - 1 + exponent;
        if (magnitude > MAX_MAGNITUDE) {
            return NODES.numberNode(mantissa.signum() < 0 ? BEYOND.negate() : BEYOND);
        }
        if (magnitude < -MAX_MAGNITUDE) {
            return NODES.numberNode(0);
        }
        BigDecimal value = mantissa.scaleByPowerOfTen((int) exponent).stripTrailingZeros();
        return value.scale() <= 0 ? integer(value.toBigIntegerExact()) : NODES.numberNode(value);
    }

    private static long exponent(String text) {
        boolean negative = text.startsWith("-");
        String digits = text.replaceFirst("^[+-]?0*", "");
        long size = digits.isEmpty()
                ? 0
                : digits.length() > MAX_EXPONENT_LENGTH ? Integer.MAX_VALUE : Long.parseLong(digits);
        return negative ? -size : size;
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return narrow(value.longValue());
        }
        return NODES.numberNode(value);
    }

    private static JsonNode narrow(long value) {
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    /** A number of a tree as decimal text without exponent. */
    static String plainText(JsonNode number) {
        return number.decimalValue().toPlainString();
    }

    /**
     * The shortest decimal text that reads back as the same Double; without exponent where that is readable, and without
     * a fraction where there is none. {@code NaN}, {@code Infinity} and {@code -Infinity} stand for themselves.
     */
    static String text(double value) {
        boolean integer = value == Math.rint(value) && Math.abs(value) < MAX_EXACT_INTEGER;
        return integer && !isNegativeZero(value)
                ? Long.toString((long) value)
                : readable(NumberOutput.toString(value, true), Math.abs(value));
    }

    /** As {@link #text(double)}, for a Float. */
    static String text(float value) {
        return readable(NumberOutput.toString(value, true), Math.abs(value));
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && Double.doubleToRawLongBits(value) != 0;
    }

    private static String readable(String text, double magnitude) {
        if (text.indexOf('E') < 0) {
            return text.endsWith(".0") && !text.equals("-0.0") ? text.substring(0, text.length() - 2) : text;
        }
        return magnitude >= MAX_PLAIN || magnitude < MIN_PLAIN
                ? text.replace(".0E", "E")
                : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
