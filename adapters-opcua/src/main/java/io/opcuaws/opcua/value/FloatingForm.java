package io.opcuaws.opcua.value;

import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A floating-point type. NaN and the infinities are strings in JSON. A number is read as the nearest value of the type;
 * one that is beyond its largest value is refused instead of becoming infinite.
 */
final class FloatingForm<T extends Number> implements Form<T> {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final FloatingForm<Float> FLOAT = new FloatingForm<>(
            "a Float",
            JSON::numberNode,
            Float::valueOf,
            Map.of("NaN", Float.NaN, "Infinity", Float.POSITIVE_INFINITY, "-Infinity", Float.NEGATIVE_INFINITY));
    static final FloatingForm<Double> DOUBLE = new FloatingForm<>(
            "a Double",
            JSON::numberNode,
            Double::valueOf,
            Map.of("NaN", Double.NaN, "Infinity", Double.POSITIVE_INFINITY, "-Infinity", Double.NEGATIVE_INFINITY));

    private final String name;
    private final Function<T, JsonNode> toNumber;
    private final Function<String, T> nearest;
    private final Map<String, T> special;

    private FloatingForm(
            String name, Function<T, JsonNode> toNumber, Function<String, T> nearest, Map<String, T> special) {
        this.name = name;
        this.toNumber = toNumber;
        this.nearest = nearest;
        this.special = special;
    }

    @Override
    public JsonNode write(T value) {
        double magnitude = value.doubleValue();
        return Double.isNaN(magnitude) || Double.isInfinite(magnitude)
                ? JSON.stringNode(value.toString())
                : toNumber.apply(value);
    }

    @Override
    public T read(JsonNode json) {
        T known = json.isString() ? special.get(json.stringValue()) : null;
        if (known != null) {
            return known;
        }
        // From the decimal digits and not by way of a double, which would round a Float twice.
        T value = nearest.apply(JsonNumbers.text(json).orElseThrow(this::complaint));
        if (Double.isInfinite(value.doubleValue())) {
            throw complaint();
        }
        return value;
    }

    private BadValueException complaint() {
        return BadValueException.because(
                "must be " + name + ": a number within its range, or \"NaN\", \"Infinity\" or \"-Infinity\".");
    }
}
