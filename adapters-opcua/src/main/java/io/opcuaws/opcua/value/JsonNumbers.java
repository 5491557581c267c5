package io.opcuaws.opcua.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** Reads numbers that may be JSON numbers or strings, in any notation of JSON's number grammar. */
final class JsonNumbers {

    /** The exponent is short and the text is not long, so that a few characters cannot become a number of megabytes. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(?:\\.\\d{1,400})?(?:[eE][+-]?\\d{1,3})?");

    /** So many always fit into a long. */
    private static final int SAFE_DIGITS = 18;

    private JsonNumbers() {}

    /** The integer within the limits; empty if it is something else. */
    static Optional<BigInteger> integer(JsonNode json, BigInteger least, BigInteger most) {
        return integer(json).filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
    }

    private static Optional<BigInteger> integer(JsonNode json) {
        if (json.isIntegralNumber()) {
            return Optional.of(json.bigIntegerValue());
        }
        if (json.isString() && isShortAndPlain(json.stringValue())) {
            return Optional.of(BigInteger.valueOf(Long.parseLong(json.stringValue())));
        }
        return text(json)
                .map(BigDecimal::new)
                .filter(value ->
                        value.signum() == 0 || value.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger);
    }

    /** As most numbers are written; they are read without the detour over all that a number may be. */
    private static boolean isShortAndPlain(String text) {
        return !text.isEmpty() && text.length() <= SAFE_DIGITS && isDigits(text);
    }

    /** Whether a text has nothing but the digits 0 to 9. */
    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The digits of a number; empty if it is something else. */
    static Optional<String> text(JsonNode json) {
        if (json instanceof NumericNode number) {
            // A reader that makes doubles of numbers makes Infinity of large ones.
            return number.isNaN() ? Optional.empty() : Optional.of(json.asString());
        }
        return json.isString() && NUMBER.matcher(json.stringValue()).matches()
                ? Optional.of(json.stringValue())
                : Optional.empty();
    }
}
