package io.opcuaws.opcua.structure;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.encoding.DataTypeCodec;
import org.eclipse.milo.opcua.stack.core.types.OpcUaDataTypeManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The layouts of OPC UA's own structures, shared by all sessions. Milo's classes tell their definitions in static members,
 * which no interface declares: they are looked up by name, once for each class. Milo's own codecs are not used, because they
 * lose what their Java types cannot hold, such as a number that an enumeration does not name yet.
 */
final class StandardLayouts {

    private static final Logger LOG = LoggerFactory.getLogger(StandardLayouts.class);
    private static final NamespaceTable NAMESPACES = new NamespaceTable();

    /** As many as Milo has classes. */
    private static final Map<Class<?>, Optional<StructureLayout>> LAYOUTS = new ConcurrentHashMap<>();

    private StandardLayouts() {}

    static @Nullable StructureLayout find(NodeId id) {
        DataTypeCodec codec = OpcUaDataTypeManager.getInstance().getCodec(id);
        if (codec == null) {
            return null;
        }
        return LAYOUTS.computeIfAbsent(codec.getType(), StandardLayouts::layout).orElse(null);
    }

    /** Whether the id is that of a structure, and not of one of its encodings. */
    static boolean isDataType(NodeId id) {
        DataTypeCodec codec = OpcUaDataTypeManager.getInstance().getCodec(id);
        try {
            return codec != null && id.equals(id(codec.getType(), "TYPE_ID"));
        } catch (ReflectiveOperationException e) {
            LOG.debug("Milo's {} does not tell its id", codec.getType().getSimpleName(), e);
            return false;
        }
    }

    private static Optional<StructureLayout> layout(Class<?> type) {
        try {
            TypeIds ids = new TypeIds(
                    Objects.requireNonNull(id(type, "TYPE_ID")),
                    id(type, "BINARY_ENCODING_ID"),
                    id(type, "XML_ENCODING_ID"),
                    id(type, "JSON_ENCODING_ID"));
            StructureDefinition definition = (StructureDefinition)
                    type.getMethod("definition", NamespaceTable.class).invoke(null, NAMESPACES);
            return LayoutOf.definition(ids, definition, StandardKinds::find);
        } catch (ReflectiveOperationException e) {
            LOG.debug("Milo's {} does not tell its definition", type.getSimpleName(), e);
            return Optional.empty();
        }
    }

    private static @Nullable NodeId id(Class<?> type, String member) throws ReflectiveOperationException {
        return ((ExpandedNodeId) type.getField(member).get(null))
                .toNodeId(NAMESPACES)
                .filter(NodeId::isNotNull)
                .orElse(null);
    }
}
