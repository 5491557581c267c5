package io.opcuaws.app.peer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** The two forms of the protocol, by their subprotocols. */
public enum WireForm {

    /** Every scalar is a string. */
    V1("opcua-gw.v1"),

    /** Scalars are JSON's own. */
    V2("opcua-gw.v2");

    private final String subprotocol;

    WireForm(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    public String subprotocol() {
        return subprotocol;
    }

    /** Whether {@code said} in this form is the same as {@code meant} with native scalars. */
    public boolean isSame(JsonNode meant, JsonNode said) {
        if (meant.isObject()) {
            return said.isObject()
                    && meant.size() == said.size()
                    && meant.properties().stream()
                            .allMatch((Map.Entry<String, JsonNode> member) ->
                                    isSame(member.getValue(), said.path(member.getKey())));
        }
        if (meant.isArray()) {
            List<JsonNode> elements = List.copyOf(meant.values());
            return said.isArray()
                    && elements.size() == said.size()
                    && IntStream.range(0, elements.size()).allMatch(i -> isSame(elements.get(i), said.path(i)));
        }
        if (said.getNodeType() != (this == V1 ? JsonNodeType.STRING : meant.getNodeType())) {
            return false;
        }
        return meant.isNumber()
                ? new BigDecimal(meant.asString()).compareTo(new BigDecimal(said.asString())) == 0
                : meant.asString().equals(said.asString());
    }
}
