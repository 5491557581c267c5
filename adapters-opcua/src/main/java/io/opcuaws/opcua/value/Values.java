package io.opcuaws.opcua.value;

import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.Variant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.jspecify.annotations.Nullable;

/**
 * The values of one session between Milo's types and the protocol's records. Safe for any thread.
 *
 * <p>What cannot be translated is a {@link BadValueException}, which names the member below the value that it was asked
 * for.
 */
public final class Values {

    private static final String FIRST_NAMESPACE = "0";

    private final BuiltInForms forms;

    /** @param namespaces the NamespaceArray of the session's server */
    public Values(NamespaceTable namespaces) {
        forms = new BuiltInForms(namespaces);
    }

    public DataValue toRecord(org.eclipse.milo.opcua.stack.core.types.builtin.DataValue value) {
        return new DataValue(
                value.value().isNull() ? null : toRecord(value.value()),
                value.statusCode().value(),
                DataValueForm.timestamp(value.sourceTime()),
                DataValueForm.picoseconds(value.sourcePicoseconds()),
                DataValueForm.timestamp(value.serverTime()),
                DataValueForm.picoseconds(value.serverPicoseconds()));
    }

    public Variant toRecord(org.eclipse.milo.opcua.stack.core.types.builtin.Variant value) {
        VariantForm.Parts parts = forms.variant().parts(value);
        return new Variant(parts.type(), parts.body(), dimensions(parts.dimensions()));
    }

    private static @Nullable List<Long> dimensions(int @Nullable [] lengths) {
        return lengths == null
                ? null
                : Arrays.stream(lengths).asLongStream().boxed().toList();
    }

    public NodeId toRecord(org.eclipse.milo.opcua.stack.core.types.builtin.NodeId nodeId) {
        int namespace = nodeId.getNamespaceIndex().intValue();
        return new NodeId(
                NodeIdParts.idType(nodeId.getIdentifier()),
                NodeIdParts.idText(nodeId.getIdentifier()),
                namespace == 0 ? null : Integer.toString(namespace));
    }

    /** @throws BadValueException if the server has no such namespace or the identifier does not have the form of its type */
    public org.eclipse.milo.opcua.stack.core.types.builtin.NodeId toMilo(NodeId record) {
        UShort namespace = forms.nodeId().index(record.namespace() == null ? FIRST_NAMESPACE : record.namespace());
        try {
            return NodeIdForm.of(namespace, NodeIdParts.identifier(record.idType(), record.id()));
        } catch (BadValueException e) {
            throw e.in("Id");
        }
    }
}
