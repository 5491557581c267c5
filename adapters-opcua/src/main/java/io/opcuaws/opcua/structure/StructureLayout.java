package io.opcuaws.opcua.structure;

import java.util.List;

/**
 * The order and types of a structure's fields (OPC 10000-6, 5.2.6 to 5.2.8). A {@link FieldType.Nested} field's layout may
 * not be known; nothing of the structure can be read then.
 */
public record StructureLayout(TypeIds ids, Shape shape, List<Field> fields) {

    /** How the bytes tell which fields there are. */
    public enum Shape {
        /** All of them. */
        PLAIN,
        /** Those that are not optional, and those whose bits are set in the mask of 32 bits that comes first. */
        OPTIONAL_FIELDS,
        /** The one whose number, counted from 1, comes first; 0 for none. */
        UNION
    }

    /**
     * A field.
     *
     * @param rank {@link #SCALAR}, or the number of dimensions
     * @param optional has a bit in the mask; false for all fields of the other shapes
     */
    public record Field(String name, FieldType type, int rank, boolean optional) {

        public static final int SCALAR = -1;
    }

    /** The mask has 32 bits. */
    static final int MOST_OPTIONAL_FIELDS = 32;

    public StructureLayout {
        fields = List.copyOf(fields);
    }

    /** The mask with the bits of all optional fields. */
    public long wholeMask() {
        long optional = fields.stream().filter(Field::optional).count();
        return (1L << optional) - 1;
    }

    StructureLayout withIds(TypeIds others) {
        return new StructureLayout(others, shape, fields);
    }
}
