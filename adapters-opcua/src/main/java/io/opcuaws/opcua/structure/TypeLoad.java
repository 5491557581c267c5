package io.opcuaws.opcua.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.jspecify.annotations.Nullable;

/**
 * One load of types: describes those that were asked for, and whatever they are made of and derived from, a batch after the
 * other until nothing is unknown. One batch runs at a time, and each sees what the ones before it have done.
 */
final class TypeLoad {

    private static final int LONGEST_ANCESTRY = 32;

    /** OPC 10000-5, 12.2.11.5: the subtypes' definitions name their bits, and their bytes are these two fields. */
    private static final List<StructureLayout.Field> OPTION_SET = List.of(byteString("Value"), byteString("ValidBits"));

    private final TypeQueries queries;
    private final Map<NodeId, TypeDescription> described;
    private final int mostTypes;
    private final Set<NodeId> asked = new HashSet<>();
    private final Queue<NodeId> pending = new ArrayDeque<>();

    /**
     * @param described what earlier loads have found, extended by this one
     * @param mostTypes that {@code described} may hold; nothing is described beyond
     */
    TypeLoad(TypeQueries queries, Map<NodeId, TypeDescription> described, int mostTypes) {
        this.queries = queries;
        this.described = described;
        this.mostTypes = mostTypes;
    }

    /**
     * Loads the types that these ids, of data types or of encodings, belong to.
     *
     * @return the layouts of those that can be used, and of the structures in them
     */
    CompletableFuture<List<StructureLayout>> run(Collection<NodeId> ids) {
        return types(new ArrayList<>(ids)).thenCompose(types -> describeAll()).thenApply(all -> layouts());
    }

    private CompletableFuture<Void> types(List<NodeId> ids) {
        List<NodeId> batch = ids.subList(0, Math.min(ids.size(), TypeQueries.MOST_TYPES));
        return queries.dataTypes(List.copyOf(batch)).thenCompose(types -> {
            types.forEach(this::need);
            List<NodeId> rest = ids.subList(batch.size(), ids.size());
            return rest.isEmpty() ? CompletableFuture.completedFuture(null) : types(rest);
        });
    }

    private void need(@Nullable NodeId type) {
        if (type != null && type.isNotNull() && StandardKinds.find(type) == null && asked.add(type)) {
            pending.add(type);
        }
    }

    private CompletableFuture<Void> describeAll() {
        List<NodeId> batch = nextBatch();
        if (batch.isEmpty() || described.size() >= mostTypes) {
            return CompletableFuture.completedFuture(null);
        }
        return queries.describe(batch).thenCompose(descriptions -> {
            for (TypeDescription description : descriptions) {
                described.put(description.ids().dataType(), description);
                needPartsOf(description);
            }
            return describeAll();
        });
    }

    /** Some of the types that no load has described yet; the others are only looked through for what they need. */
    private List<NodeId> nextBatch() {
        List<NodeId> batch = new ArrayList<>();
        while (!pending.isEmpty() && batch.size() < TypeQueries.MOST_TYPES) {
            NodeId type = pending.remove();
            TypeDescription description = described.get(type);
            if (description == null) {
                batch.add(type);
            } else {
                needPartsOf(description);
            }
        }
        return batch;
    }

    private void needPartsOf(TypeDescription description) {
        StructureDefinition structure = description.structure();
        if (structure == null) {
            need(description.supertype());
        } else if (structure.getFields() != null) {
            Stream.of(structure.getFields()).map(StructureField::getDataType).forEach(this::need);
        }
    }

    private List<StructureLayout> layouts() {
        return asked.stream()
                .flatMap(type -> Stream.ofNullable(described.get(type)))
                .flatMap(description -> layout(description).stream())
                .toList();
    }

    private Optional<StructureLayout> layout(TypeDescription description) {
        StructureDefinition structure = description.structure();
        if (structure != null) {
            return LayoutOf.definition(description.ids(), structure, this::kind);
        }
        return isOptionSet(description)
                ? Optional.of(new StructureLayout(description.ids(), StructureLayout.Shape.PLAIN, OPTION_SET))
                : Optional.empty();
    }

    /** What a described type is; null if nobody can tell. */
    private @Nullable FieldKind kind(NodeId type) {
        FieldKind standard = StandardKinds.find(type);
        if (standard != null) {
            return standard;
        }
        TypeDescription description = described.get(type);
        if (description == null) {
            return null;
        }
        if (description.structure() != null || isOptionSet(description)) {
            return description.isAbstract() ? FieldKind.ANY_STRUCTURE : new FieldKind.Structure(type);
        }
        FieldKind ancestor =
                standardAncestor(description).map(StandardKinds::find).orElse(null);
        // A structure without a definition of its own has fields that nobody knows, unless only subtypes of it have
        // bytes.
        return ancestor instanceof FieldKind.Simple || description.isAbstract() ? ancestor : null;
    }

    private boolean isOptionSet(TypeDescription description) {
        return standardAncestor(description).filter(NodeIds.OptionSet::equals).isPresent();
    }

    private Optional<NodeId> standardAncestor(TypeDescription description) {
        NodeId ancestor = description.supertype();
        for (int i = 0; i < LONGEST_ANCESTRY && ancestor != null; i++) {
            if (StandardKinds.find(ancestor) != null) {
                return Optional.of(ancestor);
            }
            TypeDescription next = described.get(ancestor);
            ancestor = next == null ? null : next.supertype();
        }
        return Optional.empty();
    }

    private static StructureLayout.Field byteString(String name) {
        return new StructureLayout.Field(
                name, new FieldType.BuiltIn(OpcUaDataType.ByteString), StructureLayout.Field.SCALAR, false);
    }
}
