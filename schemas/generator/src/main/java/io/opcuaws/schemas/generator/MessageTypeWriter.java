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
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the list of all messages: what each is called, and which record its body becomes. */
final class MessageTypeWriter {

    private static final TypeName BODY_CLASS =
            ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Record.class));
    private static final TypeName NULLABLE_BODY_CLASS =
            BODY_CLASS.annotated(AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable"))
                    .build());

    private static final TypeName NAMES = ParameterizedTypeName.get(List.class, String.class);

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
                    TypeSpec.anonymousClassBuilder("$S, $L$L", message.name(), body, otherNames(message))
                            .addJavadoc("$L", Names.javadoc(message.description()))
                            .build());
        }
        return type.addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addField(FieldSpec.builder(NULLABLE_BODY_CLASS, "bodyType", Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .addField(NAMES, "names", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "text")
                        .addParameter(ParameterSpec.builder(NULLABLE_BODY_CLASS, "bodyType")
                                .build())
                        .addParameter(String[].class, "otherNames")
                        .varargs()
                        .addStatement("this.text = text")
                        .addStatement("this.bodyType = bodyType")
                        .addStatement(
                                "this.names = $T.concat($T.of(text), $T.of(otherNames)).toList()",
                                Stream.class,
                                Stream.class,
                                Stream.class)
                        .build())
                .addMethod(text())
                .addMethod(names())
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

    private static CodeBlock otherNames(Message message) {
        return message.otherNames().stream()
                .map(name -> CodeBlock.of(", $S", name))
                .collect(CodeBlock.joining(""));
    }

    private static MethodSpec names() {
        return MethodSpec.methodBuilder("names")
                .addJavadoc("All spellings that are accepted, {@link #text()} first.")
                .addModifiers(Modifier.PUBLIC)
                .returns(NAMES)
                .addStatement("return names")
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
                .addJavadoc("The message with this name, in any spelling, if there is one.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String.class, "text")
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), name))
                .addStatement(
                        "return $T.stream(values()).filter(type -> type.names.contains(text)).findFirst()",
                        Arrays.class)
                .build();
    }
}
