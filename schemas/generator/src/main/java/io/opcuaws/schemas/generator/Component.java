package io.opcuaws.schemas.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A property of an object, as the component of a record.
 *
 * @param property its name in JSON
 * @param name its name in Java
 * @param required the schema demands it
 * @param defaultValue what its absence means, if the schema says so
 * @param secret it must never be shown
 * @param aliases other spellings of {@code property} that are accepted
 */
record Component(
        String property,
        String name,
        JavaType type,
        boolean required,
        Optional<JsonNode> defaultValue,
        boolean secret,
        List<String> aliases,
        String description) {

    private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    boolean isNullable() {
        return !required && defaultValue.isEmpty();
    }

    /** The type in the record. */
    TypeName declaredType() {
        return isNullable() ? nullableType() : type.typeName();
    }

    /** The type in which absence can be told. */
    TypeName nullableType() {
        return type.boxed()
                .annotated(
                        com.palantir.javapoet.AnnotationSpec.builder(NULLABLE).build());
    }

    /** Whether the default is what Java calls one, so that JSON can leave it out. */
    boolean hasNeutralDefault() {
        return defaultValue
                .filter(value -> value.isNumber() ? value.doubleValue() == 0 : value.isBoolean() && !value.asBoolean())
                .isPresent();
    }

    /** The default as Java code; only for components that have one. */
    CodeBlock defaultCode() {
        JsonNode value = defaultValue.orElseThrow();
        if (type instanceof JavaType.EnumType enumType) {
            return CodeBlock.of("$T.$L", enumType.typeName(), Names.constant(value.asString()));
        }
        if (type instanceof JavaType.Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN, INT -> CodeBlock.of("$L", value.asString());
                case LONG -> CodeBlock.of("$LL", value.asString());
                case DOUBLE -> CodeBlock.of("$L", value.doubleValue());
                case STRING -> CodeBlock.of("$S", value.asString());
            };
        }
        if (type instanceof JavaType.ListType && value.isArray() && value.isEmpty()) {
            return CodeBlock.of("$T.of()", List.class);
        }
        throw new SchemaException(
                "property " + property + ": only scalars, enums and lists (the empty one) can have a default");
    }
}
