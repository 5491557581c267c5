package io.opcuaws.schemas.generator;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Finds the Java type of a schema, and remembers the definitions that need a type of their own. */
final class JavaTypes {

    private final SchemaFolder folder;
    private final String packageName;
    private final Map<String, Definition> named = new TreeMap<>();

    JavaTypes(SchemaFolder folder, String packageName) {
        this.folder = folder;
        this.packageName = packageName;
    }

    /** The definitions that were met so far and become a record or an enum, in the order of their names. */
    Collection<Definition> named() {
        return List.copyOf(named.values());
    }

    /** What a message's property (its header or body) is made of. */
    Definition definitionOf(SchemaDocument document, JsonNode schema) {
        Definition definition = follow(folder.definition(document, reference(document, schema)));
        if (!definition.isObject()) {
            throw new SchemaException(document.file() + ": " + definition.name() + " is not an object");
        }
        remember(definition);
        return definition;
    }

    ClassName className(Definition definition) {
        return ClassName.get(packageName, definition.name());
    }

    /** The properties of an object, in the order of its schema; aliases belong to the property that they stand for. */
    List<Component> components(Definition definition) {
        List<Component> components = new ArrayList<>();
        JsonNode properties = definition.schema().path("properties");
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (!property.getValue().has(Keywords.ALIAS_OF)) {
                components.add(component(definition, property.getKey(), property.getValue(), properties));
            }
        }
        return components;
    }

    private Component component(Definition owner, String property, JsonNode schema, JsonNode properties) {
        List<String> aliases = properties.properties().stream()
                .filter(other ->
                        other.getValue().path(Keywords.ALIAS_OF).asString("").equals(property))
                .map(Map.Entry::getKey)
                .toList();
        String description = Keywords.text(schema, "description")
                .orElseThrow(() -> new SchemaException(
                        owner.document().file() + ": property " + property + " has no description"));
        return new Component(
                property,
                Names.component(property),
                typeOf(owner.document(), schema),
                Keywords.requires(owner.schema(), property),
                Optional.ofNullable(schema.get("default")),
                Keywords.isTrue(schema, "writeOnly") || Keywords.isTrue(schema, Keywords.SECRET),
                aliases,
                description);
    }

    private JavaType typeOf(SchemaDocument document, JsonNode schema) {
        if (!schema.has("$ref")) {
            return typeOfUnnamed(document, schema);
        }
        Definition definition = follow(folder.definition(document, reference(document, schema)));
        if (definition.isObject()) {
            remember(definition);
            return new JavaType.RecordType(className(definition));
        }
        if (definition.isEnum()) {
            remember(definition);
            return new JavaType.EnumType(className(definition));
        }
        return typeOfUnnamed(definition.document(), definition.schema());
    }

    private JavaType typeOfUnnamed(SchemaDocument document, JsonNode schema) {
        if (schema.has("oneOf") || schema.has("anyOf") || schema.has("$ref")) {
            throw new SchemaException(document.file() + ": a value of several shapes has no Java type: " + schema);
        }
        Set<String> types = Keywords.types(schema);
        if (types.isEmpty()) {
            return new JavaType.AnyJson();
        }
        if (types.contains("object")) {
            throw new SchemaException(document.file() + ": an object needs a name of its own in $defs: " + schema);
        }
        if (types.contains("array")) {
            return new JavaType.ListType(typeOf(document, schema.path("items")));
        }
        if (schema.path(Keywords.VALUE).asString("").equals("text")) {
            return JavaType.Scalar.STRING;
        }
        if (types.contains("integer")) {
            return integer(document, schema);
        }
        if (types.contains("number")) {
            return JavaType.Scalar.DOUBLE;
        }
        return types.contains("boolean") ? JavaType.Scalar.BOOLEAN : JavaType.Scalar.STRING;
    }

    private static JavaType integer(SchemaDocument document, JsonNode schema) {
        if (!schema.has("minimum") || !schema.has("maximum")) {
            throw new SchemaException(document.file() + ": an integer needs a minimum and a maximum: " + schema);
        }
        boolean fits = schema.path("minimum").canConvertToInt()
                && schema.path("maximum").canConvertToInt();
        return fits ? JavaType.Scalar.INT : JavaType.Scalar.LONG;
    }

    private Definition follow(Definition definition) {
        Definition current = definition;
        while (current.isReference()) {
            current = folder.definition(current.document(), reference(current.document(), current.schema()));
        }
        return current;
    }

    private static String reference(SchemaDocument document, JsonNode schema) {
        return Keywords.text(schema, "$ref")
                .orElseThrow(() -> new SchemaException(document.file() + ": not a reference: " + schema));
    }

    private void remember(Definition definition) {
        Definition known = named.putIfAbsent(definition.name(), definition);
        if (known != null && !known.document().equals(definition.document())) {
            throw new SchemaException(
                    definition.name() + " is defined in " + known.document().file() + " and in "
                            + definition.document().file());
        }
    }
}
