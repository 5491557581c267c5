package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.opcuaws.protocol.message.AddNodesRequest;
import io.opcuaws.protocol.message.ExpandedNodeId;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.QualifiedName;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.SessionStatusNotify;
import io.opcuaws.protocol.message.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** The way between trees and records, also where no schema stands guard. */
final class RecordMapperTest {

    private static final JsonMapper MAPPER = RecordMapper.MAPPER;

    private static <T> T read(String json, Class<T> type) {
        return MAPPER.treeToValue(Examples.tree(json), type);
    }

    private static String write(WireForm form, Object value) {
        return Written.as(form, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|85||{\"Id\":85}|{\"Id\":\"85\"}",
                "0|85|0|{\"Id\":85}|{\"Id\":\"85\"}",
                "0|4294967295|65535|{\"Id\":4294967295,\"Namespace\":65535}|{\"Id\":\"4294967295\",\"Namespace\":\"65535\"}",
                "1|11|2|{\"IdType\":1,\"Id\":\"11\",\"Namespace\":2}|{\"IdType\":\"1\",\"Id\":\"11\",\"Namespace\":\"2\"}",
                "3|AQID|urn:x|{\"IdType\":3,\"Id\":\"AQID\",\"Namespace\":\"urn:x\"}"
                        + "|{\"IdType\":\"3\",\"Id\":\"AQID\",\"Namespace\":\"urn:x\"}",
            })
    void aNodeIdIsWrittenWithoutWhatIsZeroAndItsNumbersAreNumbers(
            int idType, String id, @Nullable String namespace, String v2, String v1) {
        NodeId nodeId = new NodeId(idType, id, namespace);

        assertThat(write(WireForm.V2, nodeId)).isEqualTo(v2);
        assertThat(write(WireForm.V1, nodeId)).isEqualTo(v1);
        assertThat(write(WireForm.V2, read(v1, NodeId.class))).isEqualTo(v2);
        assertThat(write(WireForm.V1, read(v2, NodeId.class))).isEqualTo(v1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|85|||{\"Id\":85}|{\"Id\":\"85\"}",
                "0|85|0|0|{\"Id\":85}|{\"Id\":\"85\"}",
                "1|11|2|4294967295|{\"IdType\":1,\"Id\":\"11\",\"Namespace\":2,\"ServerUri\":4294967295}"
                        + "|{\"IdType\":\"1\",\"Id\":\"11\",\"Namespace\":\"2\",\"ServerUri\":\"4294967295\"}",
                "1|a|urn:x|urn:y|{\"IdType\":1,\"Id\":\"a\",\"Namespace\":\"urn:x\",\"ServerUri\":\"urn:y\"}"
                        + "|{\"IdType\":\"1\",\"Id\":\"a\",\"Namespace\":\"urn:x\",\"ServerUri\":\"urn:y\"}",
                "1|a|''||{\"IdType\":1,\"Id\":\"a\",\"Namespace\":\"\"}|{\"IdType\":\"1\",\"Id\":\"a\",\"Namespace\":\"\"}",
            })
    void anExpandedNodeIdIsWrittenLikeANodeIdAndWithItsServer(
            int idType, String id, @Nullable String namespace, @Nullable String server, String v2, String v1) {
        ExpandedNodeId nodeId = new ExpandedNodeId(idType, id, namespace, server);

        assertThat(write(WireForm.V2, nodeId)).isEqualTo(v2);
        assertThat(write(WireForm.V1, nodeId)).isEqualTo(v1);
        assertThat(write(WireForm.V2, read(v1, ExpandedNodeId.class))).isEqualTo(v2);
        assertThat(write(WireForm.V1, read(v2, ExpandedNodeId.class))).isEqualTo(v1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i=85|0|85||",
                "svr=0;i=85|0|85||0",
                "svr=7;ns=2;s=a;b|1|a;b|2|7",
                "svr=7;nsu=urn:x;g=AABBCCDD-0000-0000-0000-000000000000|2|AABBCCDD-0000-0000-0000-000000000000|urn:x|7",
                "nsu=urn:x;b=AQID|3|AQID|urn:x|",
                "s=svr=1;i=5|1|svr=1;i=5||",
            })
    void theTextFormOfAnExpandedNodeIdBeginsWithItsServer(
            String text, int idType, String id, @Nullable String namespace, @Nullable String server) {
        assertThat(read("\"" + text + "\"", ExpandedNodeId.class))
                .isEqualTo(new ExpandedNodeId(idType, id, namespace, server));
    }

    @Test
    void aQualifiedNameOfNamespaceZeroHasNoUri() {
        assertThat(write(WireForm.V1, new QualifiedName("a", 0))).isEqualTo("{\"Name\":\"a\"}");
        assertThat(write(WireForm.V1, new QualifiedName("a", 3))).isEqualTo("{\"Name\":\"a\",\"Uri\":\"3\"}");
        assertThat(write(WireForm.V1, new QualifiedName(null, 0))).isEqualTo("{}");
        assertThat(read("{\"Name\":\"a\",\"Uri\":\"3\"}", QualifiedName.class)).isEqualTo(new QualifiedName("a", 3));
    }

    /** A Body of null is a null value of the type; an absent one is no value at all. Whoever maps values must see which. */
    @Test
    void aNullBodyOfAVariantIsNotAnAbsentOne() {
        assertThat(read("{\"Type\":\"12\",\"Body\":null}", Variant.class).body())
                .isInstanceOf(NullNode.class);
        assertThat(read("{\"Type\":\"12\"}", Variant.class).body()).isNull();
        assertThat(write(WireForm.V1, new Variant(12, null, null))).isEqualTo("{\"Type\":\"12\"}");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "\"true\",true", "\"TRUE\",true", "\"tRuE\",true", "\"False\",false"})
    void aBooleanIsUnderstoodInAnyCase(String json, boolean value) {
        SessionStatusNotify notify = read(
                "{\"SessionStatus\":\"Connect\",\"SubscriptionsRecreated\":" + json + "}", SessionStatusNotify.class);

        assertThat(notify.subscriptionsRecreated()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"svr=1\"", "\"svr=1;\"", "\"svr=1;x=5\"", "5", "{}", "{\"ServerUri\":1}", "null"})
    void anExpandedNodeIdThatCannotBeMadeIsAComplaintWithThePlace(String nodeId) {
        JacksonException failure = catchThrowableOfType(
                JacksonException.class,
                () -> read("{\"NodesToAdd\":[{\"ParentNodeId\":" + nodeId + "}]}", AddNodesRequest.class));

        assertThat(failure).as(nodeId).isNotNull();
        assertThat(Complaint.ofBinding(failure)).startsWith("/NodesToAdd/0").endsWith(": cannot be understood");
    }

    /** The schema lets none of these pass; if it ever does, the client must get an answer nonetheless. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"ns=2\"",
                "\"ns\"",
                "\"nsu=x\"",
                "5",
                "{}",
                "{\"Id\":\"1\",\"IdType\":\"a\"}",
                "{\"Id\":null}",
                "[]",
                "null"
            })
    void aRecordThatCannotBeMadeIsAComplaintWithThePlace(String nodeId) {
        JacksonException failure = catchThrowableOfType(
                JacksonException.class,
                () -> read("{\"NodesToRead\":[{\"NodeId\":" + nodeId + "}]}", ReadRequest.class));

        assertThat(failure).as(nodeId).isNotNull();
        assertThat(Complaint.ofBinding(failure)).startsWith("/NodesToRead/0").endsWith(": cannot be understood");
    }
}
