package io.opcuaws.opcua.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.DataTypeDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumField;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.jspecify.annotations.Nullable;

/** A server that describes types, answers when it is told to, and remembers what it was asked. */
final class DescribedTypes implements AddressSpace {

    static final int NAMESPACE = 2;

    /** What is added to the number of a data type for its binary encoding. */
    private static final int BINARY = 1_000;

    private record Type(
            NodeId supertype,
            boolean isAbstract,
            boolean encoded,
            @Nullable DataTypeDefinition definition) {}

    private static final byte[] MALFORMED = {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 68, 0, 1, 0, 'A'};

    private final Map<NodeId, Type> types = new HashMap<>();
    private final Set<NodeId> malformed = new HashSet<>();

    /** The nodes that were asked about, each as often as it was. */
    final List<NodeId> read = new ArrayList<>();

    /** The sizes of the requests. */
    final List<Integer> sizes = new ArrayList<>();

    /** Requests are answered when this is; it may fail. */
    CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    static NodeId type(int number) {
        return new NodeId(NAMESPACE, number);
    }

    static NodeId binary(int number) {
        return type(number + BINARY);
    }

    static StructureField field(String name, NodeId type) {
        return field(name, type, -1, false);
    }

    static StructureField field(String name, NodeId type, int rank, boolean optional) {
        return new StructureField(name, LocalizedText.NULL_VALUE, type, rank, null, UInteger.MIN, optional);
    }

    DescribedTypes structure(int number, StructureField... fields) {
        return structure(number, StructureType.Structure, fields);
    }

    DescribedTypes structure(int number, StructureType kind, StructureField... fields) {
        types.put(
                type(number),
                new Type(
                        NodeIds.Structure,
                        false,
                        true,
                        new StructureDefinition(binary(number), NodeIds.Structure, kind, fields)));
        return this;
    }

    DescribedTypes abstractStructure(int number) {
        types.put(type(number), new Type(NodeIds.Structure, true, false, null));
        return this;
    }

    /** A structure without a definition: nobody knows its fields. */
    DescribedTypes undefined(int number) {
        types.put(type(number), new Type(NodeIds.Structure, false, true, null));
        return this;
    }

    /** A structure whose definition promises a field with a longer name than there are bytes. */
    DescribedTypes malformed(int number) {
        malformed.add(type(number));
        return undefined(number);
    }

    DescribedTypes derived(int number, NodeId supertype) {
        types.put(type(number), new Type(supertype, false, false, null));
        return this;
    }

    DescribedTypes enumeration(int number, NodeId supertype) {
        types.put(
                type(number),
                new Type(supertype, false, supertype.equals(NodeIds.OptionSet), new EnumDefinition(new EnumField[0])));
        return this;
    }

    @Override
    public CompletableFuture<List<DataValue>> read(List<ReadValueId> items) {
        sizes.add(items.size());
        items.stream()
                .filter(item -> item.getAttributeId().equals(AttributeId.DataTypeDefinition.uid()))
                .forEach(item -> read.add(item.getNodeId()));
        return gate.thenApply(open -> items.stream().map(this::attribute).toList());
    }

    private DataValue attribute(ReadValueId item) {
        Type type = types.get(item.getNodeId());
        if (type == null) {
            return new DataValue(StatusCodes.Bad_NodeIdUnknown);
        }
        if (item.getAttributeId().equals(AttributeId.IsAbstract.uid())) {
            return new DataValue(new Variant(type.isAbstract()));
        }
        if (malformed.contains(item.getNodeId())) {
            return new DataValue(new Variant(
                    ExtensionObject.of(ByteString.of(MALFORMED), NodeIds.StructureDefinition_Encoding_DefaultBinary)));
        }
        return type.definition() == null
                ? new DataValue(StatusCodes.Bad_AttributeIdInvalid)
                : new DataValue(
                        new Variant(ExtensionObject.encode(DefaultEncodingContext.INSTANCE, type.definition())));
    }

    @Override
    public CompletableFuture<List<List<ReferenceDescription>>> browse(List<BrowseDescription> items) {
        sizes.add(items.size());
        return gate.thenApply(open -> items.stream().map(this::references).toList());
    }

    private List<ReferenceDescription> references(BrowseDescription item) {
        NodeId node = item.getNodeId();
        boolean inverse = item.getBrowseDirection() == BrowseDirection.Inverse;
        Type type = types.get(node);
        if (item.getReferenceTypeId().equals(NodeIds.HasSubtype)) {
            return type == null ? List.of() : List.of(reference(type.supertype(), ""));
        }
        if (inverse) {
            NodeId encoded = types.keySet().stream()
                    .filter(id -> binaryOf(id).equals(node))
                    .findFirst()
                    .orElse(null);
            return encoded == null ? List.of() : List.of(reference(encoded, ""));
        }
        return type != null && type.encoded() ? List.of(reference(binaryOf(node), "Default Binary")) : List.of();
    }

    private static NodeId binaryOf(NodeId type) {
        return binary(((UInteger) type.getIdentifier()).intValue());
    }

    private static ReferenceDescription reference(NodeId target, String browseName) {
        return new ReferenceDescription(
                NodeIds.References,
                true,
                target.expanded(),
                new QualifiedName(0, browseName),
                LocalizedText.NULL_VALUE,
                NodeClass.Unspecified,
                NodeId.NULL_VALUE.expanded());
    }

    @Override
    public String toString() {
        return Arrays.toString(types.keySet().toArray());
    }
}
