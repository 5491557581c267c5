package io.opcuaws.opcua.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads numbers that may be JSON numbers or strings, in any notation of JSON's number grammar. */
final class JsonNumbers {

    /** The exponent is short and the text is not long, so that a few characters cannot become a number of megabytes. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(?:\\.\\d{1,400})?(?:[eE][+-]?\\d{1,3})?");

    private JsonNumbers() {}

    /** The integer within the limits; empty if it is something else. */
    static Optional<BigInteger> integer(JsonNode json, BigInteger least, BigInteger most) {
        return text(json)
                .map(BigDecimal::new)
                .filter(value ->
                        value.signum() == 0 || value.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger)
                .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
    }

    /** The digits of a number; empty if it is something else. */
    static Optional<String> text(JsonNode json) {
        if (json.isNumber()) {
            return Optional.of(json.asString());
        }
        return json.isString() && NUMBER.matcher(json.stringValue()).matches()
                ? Optional.of(json.stringValue())
                : Optional.empty();
    }
}
