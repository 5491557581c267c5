package io.opcuaws.schemas.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small folder of schemas to generate from; single quotes stand for double ones. */
final class Schemas {

    private final Path folder;

    /** Begins with the headers that every message needs, and nothing else. */
    Schemas(Path folder) {
        this.folder = folder;
        type("header", """
                'Header': { 'description': 'A header.', 'type': 'object', 'required': ['MessageType'],
                  'properties': { 'MessageType': { 'type': 'string', 'description': 'Which message.' } } },
                'Narrow': { 'description': 'A narrower header.', '$ref': '#/$defs/Header', 'required': ['SessionId'] }""");
    }

    /** Adds a file of shared definitions. */
    Schemas type(String name, String definitions) {
        return write("types", name, "{ '$id': 'urn:test:" + name + "', '$defs': {" + definitions + "} }");
    }

    /** Adds a message whose body is the definition that is named like it, without {@code GW_}. */
    Schemas message(String name, String keywords, String definitions) {
        return write(
                "messages",
                name,
                "{ '$id': 'urn:test:" + name + "', 'description': 'Says " + name + ".', " + keywords
                        + "'properties': { 'Header': { '$ref': 'urn:test:header#/$defs/Narrow',"
                        + " 'properties': { 'MessageType': { 'const': '" + name + "' } } },"
                        + " 'Body': { '$ref': '#/$defs/" + name.substring(3) + "' } },"
                        + " '$defs': {" + definitions + "} }");
    }

    /** Adds a request whose body has these properties. */
    Schemas request(String properties) {
        return message("GW_TestRequest", "", body("TestRequest", properties));
    }

    static String body(String name, String properties) {
        return "'" + name + "': { 'description': 'A test.', 'type': 'object', 'properties': {" + properties + "} }";
    }

    Map<String, String> generate() {
        try {
            return Generator.generate(SchemaFolder.read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of one generated type of the messages' package, without runs of white space. */
    String generated(String type) {
        String text = generate().get("io/opcuaws/protocol/message/" + type + ".java");
        if (text == null) {
            throw new AssertionError(type + " was not generated");
        }
        return text.replaceAll("\\s+", " ");
    }

    private Schemas write(String kind, String name, String text) {
        try {
            Files.createDirectories(folder.resolve("messages"));
            Files.createDirectories(folder.resolve("types"));
            Files.writeString(folder.resolve(kind).resolve(name + ".json"), text.replace('\'', '"'));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
