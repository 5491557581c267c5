package io.opcuaws.protocol.codec;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.opcuaws.protocol.message.MessageType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas of messages, ready to check trees against. The checks are made at once; the validator, which takes far longer to
 * make, only when it is asked for a reason. Any thread may call.
 */
final class MessageSchemas {

    private static final String URN = "urn:opcua-ws-gateway:";
    private static final String FOLDER = "/io/opcuaws/schemas/";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<MessageType, SchemaCheck> checks = new EnumMap<>(MessageType.class);
    private @Nullable SchemaRegistry validator;

    MessageSchemas(Collection<MessageType> types) {
        SchemaChecks allChecks = new SchemaChecks(id -> MAPPER.readTree(resource(id)));
        for (MessageType type : types) {
            checks.put(type, allChecks.of(URN + type.text()));
        }
    }

    private synchronized SchemaRegistry validator() {
        if (validator == null) {
            Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                    .unknownKeywordFactory((keyword, context) -> ownKeyword(keyword))
                    .build();
            validator = SchemaRegistry.withDialect(
                    dialect,
                    builder -> builder.schemas(MessageSchemas::resource)
                            // One complaint is enough, and a hostile message could cause millions of them.
                            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .failFast(true)
                                    .build()));
        }
        return validator;
    }

    /** What is wrong with a message of one of the types that this was built for; empty if nothing is. */
    Optional<String> complaint(MessageType type, JsonNode message) {
        return isAcceptedByCheck(type, message) ? Optional.empty() : complaintOfValidator(type, message);
    }

    boolean isAcceptedByCheck(MessageType type, JsonNode message) {
        SchemaCheck check = checks.get(type);
        if (check == null) {
            throw new IllegalArgumentException("no schema was loaded for " + type);
        }
        return check.accepts(message);
    }

    /** The last word, and the reason; it takes far longer than the check. */
    Optional<String> complaintOfValidator(MessageType type, JsonNode message) {
        SchemaRegistry registry = validator();
        List<Error> errors =
                registry.getSchema(SchemaLocation.of(URN + type.text())).validate(message);
        return errors.isEmpty() ? Optional.empty() : Optional.of(complaint(registry, errors.get(0)));
    }

    private static String complaint(SchemaRegistry registry, Error error) {
        SchemaLocation keyword = error.getSchemaLocation();
        JsonNode document = registry.getSchema(SchemaLocation.of(String.valueOf(keyword.getAbsoluteIri())))
                .getSchemaNode();
        return Complaint.of(
                error, document.at(String.valueOf(keyword.getFragment().getParent())));
    }

    /** Our own keywords are for the generator; any other unknown one is a slip that would check nothing. */
    private static Keyword ownKeyword(String keyword) {
        if (!keyword.startsWith("x-")) {
            throw new IllegalStateException("unknown keyword in a schema: " + keyword);
        }
        return new NonValidationKeyword(keyword);
    }

    /** The text of a schema: messages are named for themselves, GW_..., and all others are shared types. */
    private static String resource(String id) {
        String name = id.substring(URN.length());
        String path = FOLDER + (name.startsWith("GW_") ? "messages/" : "types/") + name + ".json";
        try (InputStream stream = MessageSchemas.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("there is no schema " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
