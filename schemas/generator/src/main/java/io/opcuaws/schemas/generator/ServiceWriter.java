package io.opcuaws.schemas.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import tools.jackson.databind.JsonNode;

/** Writes the closed list of OPC UA services and what each is. */
final class ServiceWriter {

    private static final String NEEDS_SESSION = "needsSession";
    private static final String CHANGES_PLANT = "changesPlant";

    private ServiceWriter() {}

    static TypeSpec write(ClassName name, List<Message> requests) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The OPC UA services that a client can ask for, and what each of them is.");
        for (Message request : requests) {
            JsonNode traits = request.service().orElseThrow();
            type.addEnumConstant(
                    Names.constant(request.subject()),
                    TypeSpec.anonymousClassBuilder(
                                    "$S, $L, $L",
                                    request.subject(),
                                    trait(request, traits, NEEDS_SESSION),
                                    trait(request, traits, CHANGES_PLANT))
                            .addJavadoc("$L", Names.javadoc(request.description()))
                            .build());
        }
        return type.addField(String.class, "serviceName", Modifier.PRIVATE, Modifier.FINAL)
                .addField(boolean.class, NEEDS_SESSION, Modifier.PRIVATE, Modifier.FINAL)
                .addField(boolean.class, CHANGES_PLANT, Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "serviceName")
                        .addParameter(boolean.class, NEEDS_SESSION)
                        .addParameter(boolean.class, CHANGES_PLANT)
                        .addStatement("this.serviceName = serviceName")
                        .addStatement("this.$1N = $1N", NEEDS_SESSION)
                        .addStatement("this.$1N = $1N", CHANGES_PLANT)
                        .build())
                .addMethod(
                        accessor("serviceName", TypeName.get(String.class), "Its name in OPC UA, e.g. {@code Read}."))
                .addMethod(accessor(NEEDS_SESSION, TypeName.BOOLEAN, "Whether it is performed in a session."))
                .addMethod(accessor(
                        CHANGES_PLANT,
                        TypeName.BOOLEAN,
                        "Whether it can change the state of what the server controls."))
                .build();
    }

    private static boolean trait(Message request, JsonNode traits, String name) {
        JsonNode value = traits.path(name);
        if (!value.isBoolean()) {
            throw new SchemaException(request.document().file() + ": " + Keywords.SERVICE + " must say " + name);
        }
        return value.asBoolean();
    }

    private static MethodSpec accessor(String name, TypeName type, String javadoc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $N", name)
                .build();
    }
}
