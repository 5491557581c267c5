package io.opcuaws.fuzz.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Breaks messages, by a seed: where their structure is, and where their text is. */
final class Mutations {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONG = 100_000;

    /** What stands at a place where something else is expected, in JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "[]",
            "{}",
            "0",
            "-1",
            "1.5",
            "256",
            "4294967296",
            "\"18446744073709551616\"",
            "1e999999999",
            "9".repeat(1_001),
            "\"NaN\"",
            "\"ns=99;s=x\"",
            "\"nsu=urn:nobody;i=1\"",
            "\"9999-99-99T99:99:99Z\"",
            "\"====\"",
            "\"\\u0000\\u202e\\ufeff\\ud83d\\ude00\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(LONG) + "\"",
            "[".repeat(60) + "]".repeat(60),
            "[".repeat(LONG) + "]".repeat(LONG),
            "{\"Type\":\"24\",\"Body\":[{\"Type\":\"24\",\"Body\":[]}]}",
            "{\"TypeId\":{\"Id\":1},\"Encoding\":7,\"Body\":\"x\"}");

    private static final String SIGNS = "{}[]\",:\\0123456789-+.eEtrufalsn \n\t\u0000\u00e9\u2028";

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** A message with one to three changes of its structure, and some of its text. */
    String of(JsonNode message, JsonNode other) {
        ObjectNode copy = MAPPER.createObjectNode();
        copy.set("message", message.deepCopy());
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(copy, other);
        }
        String text = withRawValues(copy.path("message").toString());
        return random.nextInt(4) == 0 ? changed(text, other.toString()) : text;
    }

    private void change(JsonNode tree, JsonNode other) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        List<JsonNode> values = new ArrayList<>();
        collect(tree, places, values);
        if (places.isEmpty()) {
            return; // nothing is left of it
        }
        int place = random.nextInt(places.size());
        Consumer<JsonNode> put = places.get(place);
        switch (random.nextInt(6)) {
            case 0 -> put.accept(NODES.missingNode());
            case 1 -> put.accept(values.get(random.nextInt(values.size())).deepCopy());
            case 2 -> put.accept(other.deepCopy());
            case 3 ->
                put.accept(NODES.arrayNode()
                        .add(values.get(place).deepCopy())
                        .add(values.get(place).deepCopy()));
            default -> put.accept(raw(VALUES.get(random.nextInt(VALUES.size()))));
        }
    }

    /** Not all of them could be in a tree. */
    private static JsonNode raw(String json) {
        return NODES.stringNode("\u0001" + VALUES.indexOf(json) + "\u0001");
    }

    private static String withRawValues(String text) {
        String changed = text;
        for (int i = 0; i < VALUES.size(); i++) {
            changed = changed.replace("\"\\u0001" + i + "\\u0001\"", VALUES.get(i));
        }
        return changed;
    }

    /** All members and elements; what is put there takes their place, nothing takes them out. */
    private static void collect(JsonNode node, List<Consumer<JsonNode>> places, List<JsonNode> values) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                places.add(value -> {
                    if (value.isMissingNode()) {
                        object.remove(name);
                    } else {
                        object.set(name, value);
                    }
                });
                values.add(object.path(name));
                collect(object.path(name), places, values);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> {
                    if (value.isMissingNode()) {
                        array.remove(index);
                    } else if (index < array.size()) {
                        array.set(index, value);
                    }
                });
                values.add(array.path(i));
                collect(array.path(i), places, values);
            }
        }
    }

    private String changed(String text, String other) {
        if (text.isEmpty()) {
            return other;
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text + other;
            case 2 -> text.substring(0, at) + text.substring(end);
            case 3 -> text.substring(0, end) + text.substring(at);
            case 4 -> text.substring(0, at) + SIGNS.charAt(random.nextInt(SIGNS.length())) + text.substring(at);
            default -> text.substring(0, at) + other + text.substring(end);
        };
    }
}
