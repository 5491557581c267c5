package io.opcuaws.schemas.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** The Java type that a schema becomes. */
sealed interface JavaType {

    /** As a component that always has a value: a primitive where there is one. */
    TypeName typeName();

    /** As a component that may be null. */
    default TypeName boxed() {
        return typeName().box();
    }

    /** A scalar of the JDK. */
    enum Scalar implements JavaType {
        BOOLEAN,
        INT,
        LONG,
        DOUBLE,
        STRING;

        @Override
        public TypeName typeName() {
            return switch (this) {
                case BOOLEAN -> TypeName.BOOLEAN;
                case INT -> TypeName.INT;
                case LONG -> TypeName.LONG;
                case DOUBLE -> TypeName.DOUBLE;
                case STRING -> ClassName.get(String.class);
            };
        }
    }

    /** A record made of a definition. */
    record RecordType(ClassName typeName) implements JavaType {}

    /** An enum made of a definition. */
    record EnumType(ClassName typeName) implements JavaType {}

    /** A list; its elements are never null. */
    record ListType(JavaType element) implements JavaType {
        @Override
        public TypeName typeName() {
            return ParameterizedTypeName.get(ClassName.get(List.class), element.boxed());
        }
    }

    /** Any JSON at all, kept as a tree. */
    record AnyJson() implements JavaType {
        @Override
        public TypeName typeName() {
            return ClassName.get("tools.jackson.databind", "JsonNode");
        }
    }
}
