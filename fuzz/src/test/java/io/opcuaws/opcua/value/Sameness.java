package io.opcuaws.opcua.value;

import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What of two values makes no difference: two that are the same have equal JSON when it is left out. */
record Sameness(BuiltInForms forms, Layouts types) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> TEXTS = Set.of("Text", "Locale", "AdditionalInfo");
    private static final int EXTENSION_OBJECT = 22;
    private static final String TYPE_ID = "TypeId";
    private static final String ENCODING = "Encoding";
    private static final String INNER = "InnerDiagnosticInfo";

    /** As a client is told, who writes it back. */
    JsonNode whenTold(JsonNode json) {
        return withoutWhatSaysNothing(withIdsOfEncodings(json));
    }

    /** As it is after Milo has sent it. */
    JsonNode whenSent(JsonNode json) {
        return withoutTypesOfNulls(whenTold(json));
    }

    /** A structure that was sent under the id of its type is written back under that of its encoding: a client may name either. */
    private JsonNode withIdsOfEncodings(JsonNode json) {
        JsonNode inside = inside(json, this::withIdsOfEncodings);
        if (inside.has(TYPE_ID) && inside.has(ENCODING)) {
            NodeId id = forms.nodeId().read(inside.path(TYPE_ID));
            @Nullable StructureLayout layout = id.isNull() ? null : types.find(id);
            if (layout != null && id.equals(layout.ids().dataType())) {
                return forms.extensionObject().write(forms.extensionObject().read(inside));
            }
        }
        return inside;
    }

    /**
     * Milo sends an empty text of a LocalizedText or a DiagnosticInfo as none, and so an inner DiagnosticInfo of nothing; a null of
     * these is one of nothing.
     */
    private static JsonNode withoutWhatSaysNothing(JsonNode json) {
        if (json.isNull()) {
            return NODES.objectNode();
        }
        JsonNode inside = inside(json, Sameness::withoutWhatSaysNothing);
        if (inside instanceof ObjectNode object) {
            TEXTS.stream()
                    .filter(name -> object.path(name).asString("none").isEmpty())
                    .forEach(object::remove);
            if (object.path(INNER).isObject() && object.path(INNER).isEmpty()) {
                object.remove(INNER);
            }
        }
        return inside;
    }

    /** Milo's decoder does not keep the type of a null in a Variant (docs/adr/0006), nor always that of a structure of no body. */
    private static JsonNode withoutTypesOfNulls(JsonNode json) {
        if (isNullVariant(json)) {
            return NODES.objectNode().put(VariantForm.TYPE, 0);
        }
        JsonNode inside = json;
        if (json instanceof ObjectNode object) {
            ObjectNode others = NODES.objectNode();
            object.properties().stream()
                    .filter(member -> !isNullVariant(member.getValue()))
                    .forEach(member -> others.set(member.getKey(), member.getValue()));
            inside = others;
            if (others.has(TYPE_ID) && !others.has(VariantForm.BODY)) {
                others.remove(TYPE_ID);
            }
        }
        return inside(inside, Sameness::withoutTypesOfNulls);
    }

    /** Milo also takes a DiagnosticInfo that says nothing for null, and an ExtensionObject without a body. */
    private static boolean isNullVariant(JsonNode json) {
        JsonNode body = json.path(VariantForm.BODY);
        return json.has(VariantForm.TYPE)
                && (body.isMissingNode()
                        || (body.isObject() && body.isEmpty())
                        || (json.path(VariantForm.TYPE).asInt() == EXTENSION_OBJECT
                                && body.isObject()
                                && !body.has(VariantForm.BODY)));
    }

    /** A copy in which each element or member is another one. */
    private static JsonNode inside(JsonNode json, UnaryOperator<JsonNode> change) {
        if (json.isArray()) {
            ArrayNode array = NODES.arrayNode();
            json.values().forEach(element -> array.add(change.apply(element)));
            return array;
        }
        if (json.isObject()) {
            ObjectNode object = NODES.objectNode();
            json.properties().forEach(member -> object.set(member.getKey(), change.apply(member.getValue())));
            return object;
        }
        return json;
    }
}
