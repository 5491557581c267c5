package io.opcuaws.opcua.value;

import io.opcuaws.opcua.structure.DataTypes;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.ExpandedNodeId;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.LocalizedText;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.QualifiedName;
import io.opcuaws.protocol.message.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of one session between Milo's types and the protocol's records. Safe for any thread.
 *
 * <p>What cannot be translated is a {@link BadValueException}, which names the member below the value that it was asked
 * for.
 */
public final class Values {

    private static final String FIRST_NAMESPACE = "0";

    private final BuiltInForms forms;
    private final DataTypes types;

    /**
     * Values of a session.
     *
     * @param context with the NamespaceArray of the session's server
     * @param types of that server
     */
    public Values(EncodingContext context, DataTypes types) {
        forms = new BuiltInForms(context.getNamespaceTable(), new Structures(context, types));
        this.types = types;
    }

    /**
     * Runs a translation by this object's other methods, and again when the types of the server that it missed are loaded.
     * Without that, a structure of a type that nothing has asked for yet stays base64. A translation that misses nothing is
     * run once, here and now.
     *
     * @param translation may run several times, on any thread
     * @return what it gave or threw at last
     */
    public <T> CompletableFuture<T> withTypes(Supplier<T> translation) {
        return types.withTypes(translation);
    }

    /**
     * As {@link #withTypes}, for a translation from JSON and what is done with it then: a structure of a type that nothing has
     * asked for yet is refused at first.
     *
     * @param action runs again only if it has thrown; so it must throw before it does anything that must be done once
     */
    public <T> CompletableFuture<T> withTypesTold(Supplier<? extends CompletableFuture<? extends T>> action) {
        return types.withTypesTold(action);
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

    /**
     * What follows names the {@code member} of the request in which the record stands, so that a complaint can.
     *
     * @throws BadValueException if the server has no such namespace or the identifier does not have the form of its type
     */
    public org.eclipse.milo.opcua.stack.core.types.builtin.NodeId toMilo(String member, NodeId record) {
        try {
            return toMilo(record);
        } catch (BadValueException e) {
            throw e.in(member);
        }
    }

    /** As {@link #toMilo(String, NodeId)}, for a record that stands alone. */
    public org.eclipse.milo.opcua.stack.core.types.builtin.NodeId toMilo(NodeId record) {
        UShort namespace = forms.nodeId().index(record.namespace() == null ? FIRST_NAMESPACE : record.namespace());
        return NodeIdForm.of(namespace, identifier(record.idType(), record.id()));
    }

    private static Object identifier(int idType, String id) {
        try {
            return NodeIdParts.identifier(idType, id);
        } catch (BadValueException e) {
            throw e.in("Id");
        }
    }

    /** As {@link #toMilo(String, NodeId)}; the null NodeId for a record that is absent. */
    public org.eclipse.milo.opcua.stack.core.types.builtin.NodeId toMiloOrNull(String member, @Nullable NodeId record) {
        return record == null
                ? org.eclipse.milo.opcua.stack.core.types.builtin.NodeId.NULL_VALUE
                : toMilo(member, record);
    }

    /** A namespace URI or server URI is passed on as it is; the null id for a record that is absent. */
    public org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId toMilo(
            String member, @Nullable ExpandedNodeId record) {
        if (record == null) {
            return org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId.NULL_VALUE;
        }
        try {
            return ExpandedNodeIdForm.of(
                    identifier(record.idType(), record.id()),
                    record.namespace() == null ? FIRST_NAMESPACE : record.namespace(),
                    Optional.ofNullable(record.serverUri()).map(Json.NODES::stringNode));
        } catch (BadValueException e) {
            throw e.in(member);
        }
    }

    public List<org.eclipse.milo.opcua.stack.core.types.builtin.Variant> toMilo(String member, List<Variant> records) {
        List<org.eclipse.milo.opcua.stack.core.types.builtin.Variant> values = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            try {
                values.add(forms.variant().read(json(records.get(i))));
            } catch (BadValueException e) {
                throw e.in(i).in(member);
            }
        }
        return values;
    }

    public org.eclipse.milo.opcua.stack.core.types.builtin.DataValue toMilo(String member, DataValue record) {
        try {
            return forms.dataValue().read(json(record));
        } catch (BadValueException e) {
            throw e.in(member);
        }
    }

    /** The null object for a record that is absent. */
    public org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject toMilo(
            String member, @Nullable ExtensionObject record) {
        try {
            return record == null ? ExtensionObjectForm.NULL : toMilo(record);
        } catch (BadValueException e) {
            throw e.in(member);
        }
    }

    public org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject toMilo(ExtensionObject record) {
        ExtensionObjectForm form = forms.extensionObject();
        return form.read(form.json(toMilo("TypeId", record.typeId()), record));
    }

    /** Null for the null object. */
    public @Nullable ExtensionObject toRecord(org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject value) {
        JsonNode json = forms.extensionObject().write(value);
        return json.isNull() ? null : ExtensionObjectForm.record(json);
    }

    private static JsonNode json(DataValue record) {
        ObjectNode object = Json.NODES.objectNode();
        if (record.value() != null) {
            object.set(DataValueForm.VALUE, json(record.value()));
        }
        object.put(DataValueForm.STATUS, record.status());
        object.put(DataValueForm.SOURCE_TIMESTAMP, record.sourceTimestamp());
        object.put(DataValueForm.SOURCE_PICOSECONDS, record.sourcePicoSeconds());
        object.put(DataValueForm.SERVER_TIMESTAMP, record.serverTimestamp());
        object.put(DataValueForm.SERVER_PICOSECONDS, record.serverPicoSeconds());
        return object;
    }

    private static JsonNode json(Variant record) {
        ObjectNode object = Json.NODES.objectNode();
        object.put(VariantForm.TYPE, record.type());
        if (record.body() != null) {
            object.set(VariantForm.BODY, record.body());
        }
        if (record.dimensions() != null) {
            ArrayNode dimensions = object.putArray(VariantForm.DIMENSIONS);
            record.dimensions().forEach(dimensions::add);
        }
        return object;
    }

    public ExpandedNodeId toRecord(org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId id) {
        String namespace = ExpandedNodeIdForm.namespace(id);
        return new ExpandedNodeId(
                NodeIdParts.idType(id.getIdentifier()),
                NodeIdParts.idText(id.getIdentifier()),
                namespace.equals(FIRST_NAMESPACE) ? null : namespace,
                ExpandedNodeIdForm.server(id).map(JsonNode::asString).orElse(null));
    }

    /** The null name for a record that is absent. */
    public static org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName toMilo(@Nullable QualifiedName record) {
        return record == null
                ? org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName.NULL_VALUE
                : new org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName(record.uri(), record.name());
    }

    public static QualifiedName toRecord(org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName name) {
        return new QualifiedName(name.name(), name.namespaceIndex().intValue());
    }

    public static LocalizedText toRecord(org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText text) {
        return new LocalizedText(text.locale(), text.text());
    }

    /** A time as it stands in a request; the earliest one, which stands for none, where it is absent. */
    public static DateTime toDateTime(String member, @Nullable String text) {
        if (text == null) {
            return DateTime.MIN_VALUE;
        }
        try {
            return DateTimeForm.INSTANCE.read(Json.NODES.stringNode(text));
        } catch (BadValueException e) {
            throw e.in(member);
        }
    }

    /** Bytes as they stand in a request, in base64. */
    public static ByteString toByteString(String base64) {
        return ByteStringForm.INSTANCE.read(Json.NODES.stringNode(base64));
    }

    /** Bytes in base64; null where there are none. */
    public static @Nullable String toBase64(ByteString bytes) {
        return bytes.isNullOrEmpty() ? null : Base64.getEncoder().encodeToString(bytes.bytesOrEmpty());
    }
}
