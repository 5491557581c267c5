package io.opcuaws.schemas.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * Writes an object's record: immutable, with the schema's defaults applied where JSON leaves a property out, and with a
 * {@code toString} that shows no secret.
 */
final class RecordWriter {

    private static final String JACKSON = "com.fasterxml.jackson.annotation";
    private static final ClassName PROPERTY = ClassName.get(JACKSON, "JsonProperty");
    private static final ClassName ALIAS = ClassName.get(JACKSON, "JsonAlias");
    private static final ClassName CREATOR = ClassName.get(JACKSON, "JsonCreator");
    private static final ClassName INCLUDE = ClassName.get(JACKSON, "JsonInclude");
    private static final ClassName ORDER = ClassName.get(JACKSON, "JsonPropertyOrder");

    private final ClassName name;
    private final String description;
    private final List<Component> components;

    RecordWriter(ClassName name, String description, List<Component> components) {
        this.name = name;
        this.description = description;
        this.components = components;
    }

    TypeSpec.Builder write() {
        TypeSpec.Builder type = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", javadoc())
                .addAnnotation(AnnotationSpec.builder(INCLUDE)
                        .addMember("value", "$T.Include.NON_NULL", INCLUDE)
                        .build());
        if (components.isEmpty()) {
            return type.recordConstructor(MethodSpec.constructorBuilder().build());
        }
        type.addAnnotation(order()).recordConstructor(compactConstructor());
        if (components.stream().anyMatch(component -> component.defaultValue().isPresent())) {
            type.addMethod(factory());
        }
        if (components.stream().anyMatch(Component::secret)) {
            type.addMethod(toStringMethod());
        }
        return type;
    }

    private String javadoc() {
        StringBuilder text = new StringBuilder(Names.javadoc(description));
        for (Component component : components) {
            text.append(text.indexOf("@param") < 0 ? "\n\n" : "\n")
                    .append("@param ")
                    .append(component.name())
                    .append(' ')
                    .append(Names.javadoc(component.description()));
        }
        return text.toString();
    }

    private AnnotationSpec order() {
        AnnotationSpec.Builder order = AnnotationSpec.builder(ORDER);
        components.forEach(component -> order.addMember("value", "$S", component.property()));
        return order.build();
    }

    private MethodSpec compactConstructor() {
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
        for (Component component : components) {
            ParameterSpec.Builder parameter = parameter(component, component.declaredType());
            if (component.hasNeutralDefault()) {
                parameter.addAnnotation(AnnotationSpec.builder(INCLUDE)
                        .addMember("value", "$T.Include.NON_DEFAULT", INCLUDE)
                        .build());
            }
            constructor.addParameter(parameter.build());
            constructor.addCode(check(component));
        }
        return constructor.build();
    }

    private static CodeBlock check(Component component) {
        String name = component.name();
        if (component.type() instanceof JavaType.ListType) {
            return component.isNullable()
                    ? CodeBlock.of("$N = $N == null ? null : $T.copyOf($N);\n", name, name, List.class, name)
                    : CodeBlock.of("$N = $T.copyOf($N);\n", name, List.class, name);
        }
        return component.isNullable() || component.type().typeName().isPrimitive()
                ? CodeBlock.of("")
                : CodeBlock.of("$T.requireNonNull($N);\n", Objects.class, name);
    }

    /** The way in for JSON: only here can an absent property be told from one that has a value. */
    private MethodSpec factory() {
        MethodSpec.Builder factory = MethodSpec.methodBuilder("fromJson")
                .addAnnotation(CREATOR)
                .addModifiers(Modifier.STATIC)
                .returns(name);
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (Component component : components) {
            boolean boxed = component.isNullable() || component.defaultValue().isPresent();
            TypeName type = boxed ? component.nullableType() : component.type().typeName();
            factory.addParameter(parameter(component, type).build());
            arguments.add(arguments.isEmpty() ? "\n" : ",\n");
            if (component.defaultValue().isPresent()) {
                arguments.add("$N == null ? $L : $N", component.name(), component.defaultCode(), component.name());
            } else {
                arguments.add("$N", component.name());
            }
        }
        return factory.addCode("return new $T($>$>$L$<$<);\n", name, arguments.build())
                .build();
    }

    private static ParameterSpec.Builder parameter(Component component, TypeName type) {
        AnnotationSpec.Builder property =
                AnnotationSpec.builder(PROPERTY).addMember("value", "$S", component.property());
        if (component.required()) {
            property.addMember("required", "true");
        }
        ParameterSpec.Builder parameter =
                ParameterSpec.builder(type, component.name()).addAnnotation(property.build());
        if (!component.aliases().isEmpty()) {
            AnnotationSpec.Builder alias = AnnotationSpec.builder(ALIAS);
            component.aliases().forEach(other -> alias.addMember("value", "$S", other));
            parameter.addAnnotation(alias.build());
        }
        return parameter;
    }

    private MethodSpec toStringMethod() {
        CodeBlock.Builder text = CodeBlock.builder().add("return \"$L[", name.simpleName());
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            String label = (i == 0 ? "" : ", ") + component.name() + "=";
            if (i > 0) {
                text.add("\n+ \"");
            }
            text.add("$L\" + $L", label, shown(component));
        }
        return MethodSpec.methodBuilder("toString")
                .addJavadoc("Shows no secret.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addCode(text.add("\n+ \"]\";\n").build())
                .build();
    }

    private static CodeBlock shown(Component component) {
        if (!component.secret()) {
            return CodeBlock.of("$N", component.name());
        }
        return component.isNullable()
                ? CodeBlock.of("($N == null ? \"null\" : \"***\")", component.name())
                : CodeBlock.of("\"***\"");
    }
}
