package io.opcuaws.schemas.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the list of all messages: what each is called, and which record its body becomes. */
final class MessageTypeWriter {

    private static final TypeName BODY_CLASS =
            ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Record.class));
    private static final TypeName NULLABLE_BODY_CLASS =
            BODY_CLASS.annotated(AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable"))
                    .build());

    private MessageTypeWriter() {}

    static TypeSpec write(ClassName name, List<Message> messages, JavaTypes types) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The messages of the gateway, each with its name in {@code Header.MessageType}.");
        for (Message message : messages) {
            CodeBlock body = message.body()
                    .map(definition -> CodeBlock.of("$T.class", types.className(definition)))
                    .orElse(CodeBlock.of("null"));
            type.addEnumConstant(
                    Names.constant(message.shortName()),
                    TypeSpec.anonymousClassBuilder("$S, $L", message.name(), body)
                            .addJavadoc("$L", Names.javadoc(message.description()))
                            .build());
        }
        return type.addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addField(FieldSpec.builder(NULLABLE_BODY_CLASS, "bodyType", Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "text")
                        .addParameter(ParameterSpec.builder(NULLABLE_BODY_CLASS, "bodyType")
                                .build())
                        .addStatement("this.text = text")
                        .addStatement("this.bodyType = bodyType")
                        .build())
                .addMethod(text())
                .addMethod(bodyType())
                .addMethod(of(name))
                .build();
    }

    private static MethodSpec text() {
        return MethodSpec.methodBuilder("text")
                .addJavadoc("As it stands in a message, e.g. {@code GW_LoginRequest}.")
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return text")
                .build();
    }

    private static MethodSpec bodyType() {
        return MethodSpec.methodBuilder("bodyType")
                .addJavadoc("The record that its body becomes; empty for a message that never has a body.")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), BODY_CLASS))
                .addStatement("return $T.ofNullable(bodyType)", Optional.class)
                .build();
    }

    private static MethodSpec of(ClassName name) {
        return MethodSpec.methodBuilder("of")
                .addJavadoc("The message with this name, if there is one.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String.class, "text")
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), name))
                .addStatement(
                        "return $T.stream(values()).filter(type -> type.text.equals(text)).findFirst()", Arrays.class)
                .build();
    }
}
