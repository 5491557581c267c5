package io.opcuaws.schemas.reference;

import io.opcuaws.schemas.generator.AsyncApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the reference: {@code Reference <folder of the schemas> <version> <folder to fill>}. */
public final class Reference {

    private Reference() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: <folder of the schemas> <version> <folder to fill>");
        }
        JsonNode document = AsyncApi.document(Path.of(arguments[0]), arguments[1]);
        Path target = Files.createDirectories(Path.of(arguments[2]));
        Files.writeString(
                target.resolve("asyncapi.json"),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
        Files.writeString(target.resolve("index.html"), new ReferencePage(document).text());
    }
}
