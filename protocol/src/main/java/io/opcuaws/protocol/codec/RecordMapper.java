package io.opcuaws.protocol.codec;

import io.opcuaws.protocol.message.ExpandedNodeId;
import io.opcuaws.protocol.message.NodeId;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.module.blackbird.BlackbirdModule;

/** The Jackson mapper between trees and records, which understands every scalar in both forms. */
final class RecordMapper {

    /** Of what a server sends, Variants in structures in Variants, which the OPC UA side bounds; clients are held to less. */
    private static final int DEEPEST_OUTPUT = 10_000;

    /** The only one: what it knows of the records is dear, and any thread may use it. */
    static final JsonMapper MAPPER = create();

    private RecordMapper() {}

    private static JsonMapper create() {
        SimpleModule scalars = new SimpleModule("both forms of a scalar");
        add(scalars, Boolean.class, "true"::equalsIgnoreCase, JsonNode::booleanValue);
        add(scalars, boolean.class, "true"::equalsIgnoreCase, JsonNode::booleanValue);
        add(scalars, Integer.class, Integer::valueOf, JsonNode::asInt);
        add(scalars, int.class, Integer::valueOf, JsonNode::asInt);
        add(scalars, Long.class, Long::valueOf, JsonNode::asLong);
        add(scalars, long.class, Long::valueOf, JsonNode::asLong);
        add(scalars, Double.class, Double::valueOf, JsonNode::asDouble);
        add(scalars, double.class, Double::valueOf, JsonNode::asDouble);
        add(scalars, String.class, Function.identity(), Numbers::plainText);
        scalars.addDeserializer(NodeId.class, new NodeIdForms.Reader());
        scalars.addSerializer(NodeId.class, new NodeIdForms.Writer());
        scalars.addDeserializer(ExpandedNodeId.class, new ExpandedNodeIdForms.Reader());
        scalars.addSerializer(ExpandedNodeId.class, new ExpandedNodeIdForms.Writer());
        JsonFactory json = JsonFactory.builder()
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(DEEPEST_OUTPUT)
                        .build())
                .build();
        return JsonMapper.builder(json)
                .addModule(scalars)
                .addModule(new DirectCalls())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Function<String, T> ofText, Function<JsonNode, T> ofNative) {
        module.addDeserializer(type, new Scalar<>(type, ofText, ofNative));
    }

    /** A scalar in its string form or in its native one; the schema has made sure that it is one of them. */
    private static final class Scalar<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> ofText;
        private final Function<JsonNode, T> ofNative;

        Scalar(Class<T> type, Function<String, T> ofText, Function<JsonNode, T> ofNative) {
            super(type);
            this.ofText = ofText;
            this.ofNative = ofNative;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
            try {
                return parser.currentToken() == JsonToken.VALUE_STRING
                        ? ofText.apply(parser.getString())
                        : ofNative.apply(context.readTree(parser));
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException("", handledType(), "not a value of the type");
            }
        }
    }

    /** Calls the records' ways in and their components directly; Jackson alone goes through slow method handles. */
    private static final class DirectCalls extends BlackbirdModule {

        private static final long serialVersionUID = 1L;

        @Override
        protected Supplier<MethodHandles.Lookup> findLookupSupplier() {
            return MethodHandles::lookup;
        }
    }
}
