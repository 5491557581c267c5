package io.opcuaws.opcua.structure;

import io.opcuaws.opcua.structure.StructureLayout.Field;
import io.opcuaws.opcua.structure.StructureLayout.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a layout of a StructureDefinition (OPC 10000-3, 8.48), as a server or Milo tells it. */
final class LayoutOf {

    private static final Logger LOG = LoggerFactory.getLogger(LayoutOf.class);

    /** What the mask is called in JSON; a field of that name could not be told from it. */
    private static final String MASK = "EncodingMask";

    /** More than anybody uses. A server may tell billions, and there would have to be room for their lengths. */
    private static final int MOST_DIMENSIONS = 32;

    private LayoutOf() {}

    /**
     * The layout; empty if the definition cannot be used.
     *
     * @param kinds what a field's data type is, null if that is not known
     */
    static Optional<StructureLayout> definition(
            TypeIds ids, StructureDefinition definition, Function<NodeId, @Nullable FieldKind> kinds) {
        // Milo has null for a type of structure that it does not know.
        @Nullable StructureType type = definition.getStructureType();
        if (type == null) {
            return refused(ids, "its StructureType is not known");
        }
        StructureField @Nullable [] definedFields = definition.getFields();
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (type == StructureType.StructureWithOptionalFields) {
            names.add(MASK);
        }
        for (StructureField field : definedFields == null ? new StructureField[0] : definedFields) {
            @Nullable String name = field.getName();
            if (name == null || !names.add(name)) {
                return refused(ids, "its fields have no names of their own");
            }
            int rank = field.getValueRank();
            if (rank != Field.SCALAR && (rank < 1 || rank > MOST_DIMENSIONS)) {
                return refused(ids, "the rank of " + name + " is not fixed, or larger than any");
            }
            FieldKind kind = kinds.apply(field.getDataType());
            if (kind == null) {
                return refused(ids, "the type of " + name + ", " + field.getDataType() + ", is not known");
            }
            fields.add(new Field(name, kind.type(allowsSubtypes(type, field)), rank, isOptional(type, field)));
        }
        if (fields.stream().filter(Field::optional).count() > StructureLayout.MOST_OPTIONAL_FIELDS) {
            return refused(ids, "it has more optional fields than its mask has bits");
        }
        return Optional.of(new StructureLayout(ids, shape(type), fields));
    }

    private static Optional<StructureLayout> refused(TypeIds ids, String why) {
        LOG.debug("the structure {} cannot be read: {}", ids.dataType(), why);
        return Optional.empty();
    }

    private static Shape shape(StructureType type) {
        return switch (type) {
            case Structure, StructureWithSubtypedValues -> Shape.PLAIN;
            case StructureWithOptionalFields -> Shape.OPTIONAL_FIELDS;
            case Union, UnionWithSubtypedValues -> Shape.UNION;
        };
    }

    /** The member IsOptional has this meaning in two types of structure. */
    private static boolean allowsSubtypes(StructureType type, StructureField field) {
        return field.getIsOptional()
                && (type == StructureType.StructureWithSubtypedValues || type == StructureType.UnionWithSubtypedValues);
    }

    private static boolean isOptional(StructureType type, StructureField field) {
        return field.getIsOptional() && type == StructureType.StructureWithOptionalFields;
    }
}
