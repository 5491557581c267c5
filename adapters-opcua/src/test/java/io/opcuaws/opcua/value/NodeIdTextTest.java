package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Ids as one string inside a value. */
class NodeIdTextTest {

    private final BuiltInForms forms = Forms.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i=85                        | {"Id":85}
            ns=0;s=Name                 | {"IdType":1,"Id":"Name"}
            nsu=urn:x;s=Name            | {"IdType":1,"Id":"Name","Namespace":"urn:x"}
            svr=1;i=85                  | {"Id":85,"ServerUri":1}
            svr=1;nsu=urn:x;s=a;b       | {"IdType":1,"Id":"a;b","Namespace":"urn:x","ServerUri":1}
            """, quoteCharacter = '`')
    void anExpandedNodeIdMayBeOneString(String text, String object) {
        JsonNode id = Json.NODES.stringNode(text);

        Object read = forms.readOrNull(OpcUaDataType.ExpandedNodeId, id);

        assertThat(forms.write(OpcUaDataType.ExpandedNodeId, read)).hasToString(object);
    }

    @Test
    void aNodeIdHasNoServer() {
        JsonNode id = Json.NODES.stringNode("svr=1;i=85");

        assertThatExceptionOfType(BadValueException.class)
                .isThrownBy(() -> forms.readOrNull(OpcUaDataType.NodeId, id))
                .withMessageContaining("must be a NodeId");
    }
}
