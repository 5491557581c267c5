package io.opcuaws.protocol.codec;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of every kind, and the places of a message where they could stand; in most of them they are wrong. */
final class WrongValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final List<JsonNode> ALL = List.of(
            NODES.nullNode(),
            NODES.booleanNode(true),
            NODES.numberNode(-1),
            NODES.numberNode(0.5),
            NODES.numberNode(Long.MAX_VALUE),
            NODES.numberNode(1e300),
            NODES.stringNode(""),
            NODES.stringNode("\u0000"),
            NODES.stringNode("-1"),
            NODES.stringNode("99999999999999999999"),
            NODES.stringNode("NaN"),
            NODES.stringNode("x"),
            NODES.arrayNode(),
            NODES.arrayNode().add(NODES.nullNode()),
            NODES.objectNode(),
            NODES.objectNode().putNull("Id"));

    private WrongValues() {}

    /** A place in a tree that holds a value. */
    interface Place {
        void put(JsonNode value);
    }

    static List<Place> places(JsonNode tree) {
        return addPlaces(tree, new ArrayList<>());
    }

    private static List<Place> addPlaces(JsonNode tree, List<Place> places) {
        if (tree instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                places.add(value -> object.set(name, value));
                addPlaces(object.path(name), places);
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                addPlaces(array.path(i), places);
            }
        }
        return places;
    }
}
