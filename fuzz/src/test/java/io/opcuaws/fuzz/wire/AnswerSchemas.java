package io.opcuaws.fuzz.wire;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.opcuaws.app.peer.Message;
import io.opcuaws.protocol.message.MessageType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The schemas, for whoever wants to know whether the gateway keeps to them. */
final class AnswerSchemas {

    private static final String URN = "urn:opcua-ws-gateway:";
    private static final String FOLDER = "/io/opcuaws/schemas/";

    private final SchemaRegistry registry = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                    .build(),
            builder -> builder.schemas(AnswerSchemas::text)
                    .schemaRegistryConfig(
                            SchemaRegistryConfig.builder().failFast(true).build()));

    /** What is wrong with a message; nothing can be wrong with the answer to a request that the gateway does not know. */
    List<String> complaints(Message message) {
        return MessageType.of(message.type()).isEmpty()
                ? List.of()
                : registry.getSchema(SchemaLocation.of(URN + message.type())).validate(message.json()).stream()
                        .map(Error::toString)
                        .toList();
    }

    private static String text(String id) {
        String name = id.substring(URN.length());
        String path = FOLDER + (name.startsWith("GW_") ? "messages/" : "types/") + name + ".json";
        try (InputStream stream = Objects.requireNonNull(AnswerSchemas.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
