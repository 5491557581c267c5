package io.opcuaws.app.peer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a part of a message in v1 looks like, whatever its values are.
 *
 * <p>An object has exactly the members of its shape; one whose name ends in {@code ?} may be missing, and one named {@code *?}
 * allows any others. An array has exactly the elements of its shape; if that has one, then one or more like it. A text stands
 * for a scalar, which is a JSON string: {@code text}, {@code number}, {@code boolean}, {@code date}, {@code =x} for just x, or
 * {@code bad} for a status code that is not good. {@code object} is any object, and
 * {@code any} anything.
 */
public record Shape(JsonNode told) {

    private static final String OTHERS = "*?";
    private static final Set<String> BOOLEANS = Set.of("true", "false");
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    /** What does not have this shape in what was said, with its place; empty if all has. */
    public List<String> differences(JsonNode said) {
        List<String> differences = new ArrayList<>();
        compare("", told, said, differences);
        return differences;
    }

    private static void compare(String place, JsonNode shape, JsonNode said, List<String> differences) {
        if (shape.isObject() && said.isObject()) {
            compareObjects(place, shape, said, differences);
        } else if (shape.isArray() && said.isArray()) {
            compareArrays(place, shape, said, differences);
        } else if (!shape.isString() || !isLike(shape.stringValue(), said)) {
            differences.add(place + ": " + said + " is not " + shape);
        }
    }

    private static void compareObjects(String place, JsonNode shape, JsonNode said, List<String> differences) {
        for (var member : shape.properties()) {
            boolean optional = member.getKey().endsWith("?");
            String name =
                    optional ? member.getKey().substring(0, member.getKey().length() - 1) : member.getKey();
            if (said.has(name)) {
                compare(place + "/" + name, member.getValue(), said.path(name), differences);
            } else if (!optional) {
                differences.add(place + "/" + name + ": is missing");
            }
        }
        for (String name : said.propertyNames()) {
            if (!shape.has(name) && !shape.has(name + "?") && !shape.has(OTHERS)) {
                differences.add(place + "/" + name + ": is not expected");
            }
        }
    }

    private static void compareArrays(String place, JsonNode shape, JsonNode said, List<String> differences) {
        if (shape.size() == 1 ? said.isEmpty() : said.size() != shape.size()) {
            differences.add(place + ": has " + said.size() + " elements");
            return;
        }
        for (int i = 0; i < said.size(); i++) {
            compare(place + "/" + i, shape.path(shape.size() == 1 ? 0 : i), said.path(i), differences);
        }
    }

    private static boolean isLike(String shape, JsonNode said) {
        if (shape.equals("any") || shape.equals("object")) {
            return said.isObject() || shape.equals("any");
        }
        if (!said.isString()) {
            return false;
        }
        String text = said.stringValue();
        return switch (shape) {
            case "text" -> true;
            case "number" -> isNumber(text);
            case "boolean" -> BOOLEANS.contains(text);
            case "date" -> isDate(text);
            case "bad" -> isNumber(text) && !text.equals("0");
            default -> shape.equals("=" + text);
        };
    }

    private static boolean isNumber(String text) {
        try {
            return NO_NUMBERS.contains(text) || !new BigDecimal(text).toString().isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            return text.endsWith("Z") && Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
