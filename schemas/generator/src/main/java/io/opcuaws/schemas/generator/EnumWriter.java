package io.opcuaws.schemas.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes the enum of a closed set of strings. */
final class EnumWriter {

    private static final ClassName PROPERTY = ClassName.get("com.fasterxml.jackson.annotation", "JsonProperty");

    private EnumWriter() {}

    static TypeSpec write(ClassName name, Definition definition, String description) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", Names.javadoc(description))
                .addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "text")
                        .addStatement("this.text = text")
                        .build())
                .addMethod(MethodSpec.methodBuilder("text")
                        .addJavadoc("As it stands in a message.")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return text")
                        .build());
        definition.schema().path("enum").values().forEach(each -> {
            if (!each.isString()) {
                throw new SchemaException(definition.name() + ": only an enum of strings becomes a Java enum");
            }
            String text = each.asString();
            type.addEnumConstant(
                    Names.constant(text),
                    TypeSpec.anonymousClassBuilder("$S", text)
                            .addAnnotation(AnnotationSpec.builder(PROPERTY)
                                    .addMember("value", "$S", text)
                                    .build())
                            .build());
        });
        return type.build();
    }
}
