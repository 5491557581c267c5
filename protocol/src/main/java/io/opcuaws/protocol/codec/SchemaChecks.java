package io.opcuaws.protocol.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Makes a {@link SchemaCheck} of a schema. It knows the keywords of JSON Schema, draft 2020-12, that our schemas use, and
 * refuses any other, so that none is passed over.
 */
final class SchemaChecks {

    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$defs", "title", "description", "default", "writeOnly");

    private final Function<String, JsonNode> documents;
    private final Map<String, JsonNode> read = new HashMap<>();
    private final Map<String, SchemaCheck> byReference = new HashMap<>();

    /** @param documents gives the schema document with an id */
    SchemaChecks(Function<String, JsonNode> documents) {
        this.documents = documents;
    }

    /** The check of a whole document. */
    SchemaCheck of(String id) {
        return referred(id + "#");
    }

    /** Definitions may refer to each other in a circle, so one that is being made is looked up when it is used. */
    private SchemaCheck referred(String reference) {
        SchemaCheck made = byReference.get(reference);
        if (made != null) {
            return made;
        }
        byReference.put(
                reference,
                value ->
                        byReference.getOrDefault(reference, SchemaCheck.NOTHING).accepts(value));
        int hash = reference.indexOf('#');
        String id = reference.substring(0, hash);
        SchemaCheck check = make(id, read.computeIfAbsent(id, documents).at(reference.substring(hash + 1)));
        byReference.put(reference, check);
        return check;
    }

    private SchemaCheck make(String id, JsonNode schema) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? SchemaCheck.EVERYTHING : SchemaCheck.NOTHING;
        }
        SchemaCheck all = SchemaCheck.EVERYTHING;
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            SchemaCheck check = make(id, schema, keyword.getKey(), keyword.getValue());
            all = all == SchemaCheck.EVERYTHING ? check : check == SchemaCheck.EVERYTHING ? all : all.and(check);
        }
        return all;
    }

    private SchemaCheck make(String id, JsonNode schema, String keyword, JsonNode argument) {
        if (ANNOTATIONS.contains(keyword) || keyword.startsWith("x-")) {
            return SchemaCheck.EVERYTHING;
        }
        return switch (keyword) {
            case "$ref" -> {
                String reference = argument.stringValue();
                yield referred(reference.startsWith("#") ? id + reference : withFragment(reference));
            }
            case "type" -> type(argument);
            case "properties" -> properties(id, argument);
            case "required" -> required(argument);
            case "items" -> items(make(id, argument));
            case "enum" -> oneOf(argument.values());
            case "const" -> oneOf(List.of(argument));
            case "pattern" -> pattern(compiled(argument.stringValue()));
            case "minimum" -> number(comparison(argument.decimalValue(), sign -> sign >= 0));
            case "maximum" -> number(comparison(argument.decimalValue(), sign -> sign <= 0));
            case "maxLength" -> maxLength(argument.intValue());
            case "maxItems" -> maxItems(argument.intValue());
            case "maxProperties" -> maxProperties(argument.intValue());
            case "not" -> negated(make(id, argument));
            case "allOf" -> each(id, argument).stream().reduce(SchemaCheck.EVERYTHING, SchemaCheck::and);
            case "anyOf" -> any(each(id, argument));
            case "if" -> conditional(id, schema, make(id, argument));
            case "then", "else" -> SchemaCheck.EVERYTHING; // belong to if
            default -> throw new IllegalStateException(id + ": a keyword that is not checked: " + keyword);
        };
    }

    private static String withFragment(String reference) {
        return reference.contains("#") ? reference : reference + "#";
    }

    private List<SchemaCheck> each(String id, JsonNode schemas) {
        return schemas.values().stream().map(schema -> make(id, schema)).toList();
    }

    private static SchemaCheck any(List<SchemaCheck> checks) {
        return value -> {
            for (SchemaCheck check : checks) {
                if (check.accepts(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static SchemaCheck negated(SchemaCheck check) {
        return value -> !check.accepts(value);
    }

    private SchemaCheck conditional(String id, JsonNode schema, SchemaCheck condition) {
        SchemaCheck then = schema.has("then") ? make(id, schema.path("then")) : SchemaCheck.EVERYTHING;
        SchemaCheck otherwise = schema.has("else") ? make(id, schema.path("else")) : SchemaCheck.EVERYTHING;
        return value -> (condition.accepts(value) ? then : otherwise).accepts(value);
    }

    private static SchemaCheck type(JsonNode argument) {
        if (argument.isString()) {
            return ofType(argument.stringValue());
        }
        List<SchemaCheck> types = argument.values().stream()
                .map(type -> ofType(type.stringValue()))
                .toList();
        SchemaCheck first = types.get(0);
        return types.size() == 2 ? value -> first.accepts(value) || types.get(1).accepts(value) : any(types);
    }

    private static SchemaCheck ofType(String type) {
        return switch (type) {
            case "object" -> JsonNode::isObject;
            case "array" -> JsonNode::isArray;
            case "string" -> JsonNode::isString;
            case "boolean" -> JsonNode::isBoolean;
            case "null" -> JsonNode::isNull;
            case "number" -> JsonNode::isNumber;
            case "integer" ->
                value -> value.isIntegralNumber()
                        || (value.isNumber()
                                && value.decimalValue().stripTrailingZeros().scale() <= 0);
            default -> throw new IllegalStateException("there is no type " + type);
        };
    }

    private SchemaCheck properties(String id, JsonNode argument) {
        List<Map.Entry<String, SchemaCheck>> checks = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : argument.properties()) {
            checks.add(Map.entry(property.getKey(), make(id, property.getValue())));
        }
        return value -> {
            if (value.isObject()) {
                for (Map.Entry<String, SchemaCheck> check : checks) {
                    JsonNode member = value.get(check.getKey());
                    if (member != null && !check.getValue().accepts(member)) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static SchemaCheck required(JsonNode argument) {
        List<String> names =
                argument.values().stream().map(JsonNode::stringValue).toList();
        return value -> {
            if (value.isObject()) {
                for (String name : names) {
                    if (!value.has(name)) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static SchemaCheck items(SchemaCheck check) {
        return value -> {
            if (value.isArray()) {
                for (JsonNode element : value) {
                    if (!check.accepts(element)) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static SchemaCheck oneOf(Iterable<JsonNode> values) {
        Set<String> strings = new HashSet<>();
        List<BigDecimal> numbers = new ArrayList<>();
        for (JsonNode value : values) {
            if (value.isString()) {
                strings.add(value.stringValue());
            } else {
                numbers.add(value.decimalValue());
            }
        }
        return value -> value.isString()
                ? strings.contains(value.stringValue())
                : value.isNumber() && numbers.stream().anyMatch(number -> number.compareTo(value.decimalValue()) == 0);
    }

    /** In a schema {@code $} is the end of the text; in Java it is also before a line break that ends it. */
    private static Pattern compiled(String pattern) {
        if (pattern.contains("\\$")) {
            throw new IllegalStateException("a pattern with a dollar that is no end: " + pattern);
        }
        return Pattern.compile(pattern.replace("$", "\\z"));
    }

    private static SchemaCheck pattern(Pattern pattern) {
        return value ->
                !value.isString() || pattern.matcher(value.stringValue()).find();
    }

    private static SchemaCheck maxLength(int most) {
        return value -> {
            if (!value.isString() || value.stringValue().length() <= most) {
                return true;
            }
            String text = value.stringValue();
            return text.codePointCount(0, text.length()) <= most;
        };
    }

    private static SchemaCheck maxItems(int most) {
        return value -> !value.isArray() || value.size() <= most;
    }

    private static SchemaCheck maxProperties(int most) {
        return value -> !value.isObject() || value.size() <= most;
    }

    private static SchemaCheck number(Predicate<JsonNode> check) {
        return value -> !value.isNumber() || check.test(value);
    }

    private static Predicate<JsonNode> comparison(BigDecimal bound, Predicate<Integer> sign) {
        return value -> sign.test(value.decimalValue().compareTo(bound));
    }
}
