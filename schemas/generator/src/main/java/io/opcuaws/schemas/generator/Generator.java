package io.opcuaws.schemas.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Turns a folder of schemas into the text of Java files; the same schemas always give the same text. */
final class Generator {

    private static final String PROTOCOL = "io.opcuaws.protocol";
    private static final String PACKAGE = PROTOCOL + ".message";
    private static final ClassName MESSAGE_TYPE = ClassName.get(PACKAGE, "MessageType");
    private static final ClassName SERVICE = ClassName.get(PROTOCOL, "Service");
    private static final String NOTE = "Generated from the schemas. Change them, not this file.";

    private final JavaTypes types;
    private final List<Message> messages;
    private final Map<String, String> files = new TreeMap<>();

    private Generator(SchemaFolder folder) {
        this.types = new JavaTypes(folder, PACKAGE);
        this.messages = folder.messages().stream()
                .map(document -> Message.of(document, types))
                .toList();
    }

    /** The Java files: their path within a source folder, and their text. */
    static Map<String, String> generate(SchemaFolder folder) {
        Generator generator = new Generator(folder);
        generator.writeDefinitions();
        generator.writeBodies();
        generator.add(PACKAGE, MessageTypeWriter.write(MESSAGE_TYPE, generator.messages, generator.types));
        generator.add(PROTOCOL, ServiceWriter.write(SERVICE, generator.serviceRequests()));
        generator.writePackageInfo();
        return Map.copyOf(generator.files);
    }

    private List<Message> serviceRequests() {
        return messages.stream()
                .filter(message -> message.service().isPresent())
                .toList();
    }

    /** A type can need further types: goes on until there are no new ones. */
    private void writeDefinitions() {
        Set<String> written = new LinkedHashSet<>();
        List<Definition> next = List.copyOf(types.named());
        while (!next.isEmpty()) {
            for (Definition definition : next) {
                written.add(definition.name());
                add(PACKAGE, write(definition));
            }
            next = types.named().stream()
                    .filter(definition -> !written.contains(definition.name()))
                    .toList();
        }
    }

    private TypeSpec write(Definition definition) {
        ClassName name = types.className(definition);
        String description = Keywords.text(definition.schema(), "description")
                .orElseThrow(() -> new SchemaException(definition.name() + " has no description"));
        if (definition.isEnum()) {
            return EnumWriter.write(name, definition, description);
        }
        TypeSpec.Builder type = new RecordWriter(name, description, types.components(definition)).write();
        addRoles(type, definition);
        return type.build();
    }

    /** What a record is besides its components: the body of which messages, and what the domain knows it as. */
    private void addRoles(TypeSpec.Builder type, Definition definition) {
        Set<ClassName> roles = new LinkedHashSet<>();
        for (Message message : messages) {
            if (message.body().filter(definition::equals).isEmpty()) {
                continue;
            }
            roles.add(message.kind().bodies(PACKAGE));
            if (message.service().isPresent()) {
                roles.add(ClassName.get(PROTOCOL, "ServiceRequest"));
                type.addMethod(constant("service", SERVICE, message.subject()));
            }
            if (answersService(message)) {
                roles.add(ClassName.get(PROTOCOL, "ServiceResponse"));
            }
            if (message.kind() == Message.Kind.NOTIFY) {
                type.addMethod(constant("messageType", MESSAGE_TYPE, message.shortName()));
            }
            if (message.notification()) {
                roles.add(ClassName.get(PROTOCOL, "Notification"));
            }
        }
        type.addSuperinterfaces(roles);
    }

    private boolean answersService(Message message) {
        return message.kind() == Message.Kind.RESPONSE
                && serviceRequests().stream()
                        .anyMatch(request -> request.subject().equals(message.subject()));
    }

    private static MethodSpec constant(String method, ClassName type, String text) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $T.$L", type, Names.constant(text))
                .build();
    }

    private void writeBodies() {
        for (Message.Kind kind : Message.Kind.values()) {
            Set<ClassName> bodies = messages.stream()
                    .filter(message -> message.kind() == kind)
                    .flatMap(message -> message.body().stream())
                    .map(types::className)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!bodies.isEmpty()) {
                add(PACKAGE, bodies(kind, new ArrayList<>(bodies)));
            }
        }
    }

    private static TypeSpec bodies(Message.Kind kind, List<ClassName> bodies) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(kind.bodies(PACKAGE))
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc("The body of a message of kind $L.", kind.text())
                .addPermittedSubclasses(bodies);
        if (kind == Message.Kind.NOTIFY) {
            type.addMethod(MethodSpec.methodBuilder("messageType")
                    .addJavadoc("The message that this is the body of.")
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(MESSAGE_TYPE)
                    .build());
        }
        return type.build();
    }

    private void add(String packageName, TypeSpec type) {
        JavaFile file = JavaFile.builder(packageName, type)
                .addFileComment(NOTE)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        files.put(packageName.replace('.', '/') + "/" + type.name() + ".java", file.toString());
    }

    private void writePackageInfo() {
        files.put(
                PACKAGE.replace('.', '/') + "/package-info.java",
                "// " + NOTE
                        + "\n/** The messages of the gateway as records: headers, bodies and the types that they share."
                        + " */\n@NullMarked\npackage " + PACKAGE
                        + ";\n\nimport org.jspecify.annotations.NullMarked;\n");
    }
}
