package io.opcuaws.opcua.structure;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.DataTypeEncoding;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseResultMask;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.DataTypeDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server is asked about its types (OPC 10000-3, 5.8.3 and 5.8.4). */
final class TypeQueries {

    private static final Logger LOG = LoggerFactory.getLogger(TypeQueries.class);

    /** Each list is about this many types: small enough for servers that do not tell their limits. */
    static final int MOST_TYPES = 16;

    private static final int ATTRIBUTES = 2;
    private static final int DIRECTIONS = 2;

    private final AddressSpace server;
    private final EncodingContext context;

    TypeQueries(AddressSpace server, EncodingContext context) {
        this.server = server;
        this.context = context;
    }

    /** The data types that these are the ids of, or of an encoding of: what is no encoding is itself taken for a data type. */
    CompletableFuture<List<NodeId>> dataTypes(List<NodeId> ids) {
        return server.browse(ids.stream()
                        .map(id -> references(id, BrowseDirection.Inverse, NodeIds.HasEncoding))
                        .toList())
                .thenApply(results -> {
                    List<NodeId> types = new ArrayList<>();
                    for (int i = 0; i < ids.size(); i++) {
                        types.add(first(results.get(i)).orElse(ids.get(i)));
                    }
                    return types;
                });
    }

    /** Describes data types, in their order; one that the server does not know gets an empty description. */
    CompletableFuture<List<TypeDescription>> describe(List<NodeId> types) {
        CompletableFuture<List<DataValue>> attributes = server.read(types.stream()
                .flatMap(type -> Stream.of(
                        attribute(type, AttributeId.DataTypeDefinition), attribute(type, AttributeId.IsAbstract)))
                .toList());
        CompletableFuture<List<List<ReferenceDescription>>> references = server.browse(types.stream()
                .flatMap(type -> Stream.of(
                        references(type, BrowseDirection.Inverse, NodeIds.HasSubtype),
                        references(type, BrowseDirection.Forward, NodeIds.HasEncoding)))
                .toList());
        return attributes.thenCombine(references, (values, results) -> {
            List<TypeDescription> descriptions = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                DataTypeDefinition definition = definition(values.get(i * ATTRIBUTES));
                descriptions.add(new TypeDescription(
                        ids(types.get(i), definition, results.get(i * DIRECTIONS + 1)),
                        definition,
                        Boolean.TRUE.equals(
                                values.get(i * ATTRIBUTES + 1).value().value()),
                        first(results.get(i * DIRECTIONS)).orElse(null)));
            }
            return descriptions;
        });
    }

    private static ReadValueId attribute(NodeId node, AttributeId attribute) {
        return new ReadValueId(node, attribute.uid(), null, QualifiedName.NULL_VALUE);
    }

    private static BrowseDescription references(NodeId node, BrowseDirection direction, NodeId type) {
        return new BrowseDescription(
                node, direction, type, false, uint(0), uint(BrowseResultMask.BrowseName.getValue()));
    }

    private @Nullable DataTypeDefinition definition(DataValue value) {
        if (value.statusCode().isBad() || !(value.value().value() instanceof ExtensionObject extensionObject)) {
            return null;
        }
        try {
            return extensionObject.decode(context) instanceof DataTypeDefinition definition ? definition : null;
        } catch (RuntimeException e) {
            // Milo has many exceptions for bytes that make no sense; the other types must not suffer for this one.
            LOG.debug("a DataTypeDefinition cannot be decoded", e);
            return null;
        }
    }

    private TypeIds ids(NodeId type, @Nullable DataTypeDefinition definition, List<ReferenceDescription> encodings) {
        NodeId binary = encoding(encodings, DataTypeEncoding.BINARY_ENCODING_NAME);
        if (binary == null && definition instanceof StructureDefinition structure) {
            binary = Optional.ofNullable(structure.getDefaultEncodingId())
                    .filter(NodeId::isNotNull)
                    .orElse(null);
        }
        return new TypeIds(
                type,
                binary,
                encoding(encodings, DataTypeEncoding.XML_ENCODING_NAME),
                encoding(encodings, DataTypeEncoding.JSON_ENCODING_NAME));
    }

    private @Nullable NodeId encoding(List<ReferenceDescription> encodings, QualifiedName name) {
        return encodings.stream()
                .filter(reference -> name.equals(reference.getBrowseName()))
                .flatMap(this::target)
                .findFirst()
                .orElse(null);
    }

    private Optional<NodeId> first(List<ReferenceDescription> references) {
        return references.stream().flatMap(this::target).findFirst();
    }

    /** Nothing if the node is on another server. */
    private Stream<NodeId> target(ReferenceDescription reference) {
        return reference.getNodeId().toNodeId(context.getNamespaceTable()).stream();
    }
}
