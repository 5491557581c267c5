package io.opcuaws.opcua.value;

import io.opcuaws.opcua.structure.FieldType;
import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.opcua.structure.StructureLayout.Field;
import io.opcuaws.opcua.structure.StructureLayout.Shape;
import io.opcuaws.opcua.structure.TypeIds;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/** The types of a server: every shape and every kind of field, and what only a hostile one would define. */
final class FixedTypes implements Layouts {

    private static final int NAMESPACE = 2;
    private static final int TO_BINARY = 1_000;
    private static final NodeId ARGUMENT = new NodeId(0, 296);
    private static final NodeId RANGE = new NodeId(0, 884);

    private static final int SCALARS = 0;
    private static final int ARRAYS = 1;
    private static final int MATRICES = 2;
    private static final int OPTIONAL = 3;
    private static final int UNION = 4;
    private static final int EMPTY = 5;
    private static final int ITSELF = 6;
    private static final int ITSELF_AT_ONCE = 7;

    private final List<StructureLayout> types = new ArrayList<>();

    FixedTypes() {
        add(Shape.PLAIN, each(Field.SCALAR));
        add(Shape.PLAIN, each(1));
        add(
                Shape.PLAIN,
                List.of(
                        field("A", OpcUaDataType.Byte, 2),
                        field("B", OpcUaDataType.String, 3),
                        field("C", OpcUaDataType.Variant, 2)));
        add(
                Shape.OPTIONAL_FIELDS,
                List.of(
                        optional("A", builtIn(OpcUaDataType.Double)),
                        field("B", OpcUaDataType.Byte, Field.SCALAR),
                        optional("C", nested(OPTIONAL)),
                        optional("D", builtIn(OpcUaDataType.LocalizedText))));
        add(
                Shape.UNION,
                List.of(
                        field("A", OpcUaDataType.Int64, Field.SCALAR),
                        new Field("B", nested(ARRAYS), Field.SCALAR, false),
                        field("C", OpcUaDataType.NodeId, 1)));
        add(Shape.PLAIN, List.of());
        add(
                Shape.PLAIN,
                List.of(new Field("A", nested(ITSELF), 1, false), field("B", OpcUaDataType.UInt16, Field.SCALAR)));
        add(
                Shape.PLAIN,
                List.of(
                        new Field("A", nested(ITSELF_AT_ONCE), Field.SCALAR, false),
                        new Field("B", nested(ITSELF_AT_ONCE), Field.SCALAR, false)));
        add(
                Shape.PLAIN,
                List.of(
                        new Field("A", nested(EMPTY), 1, false),
                        new Field("B", nested(EMPTY), 3, false),
                        new Field("C", nested(OPTIONAL), 2, false),
                        new Field("D", nested(UNION), 1, false)));
        add(
                Shape.PLAIN,
                List.of(
                        new Field("A", nested(SCALARS), Field.SCALAR, false),
                        new Field("B", nested(MATRICES), 1, false),
                        new Field("C", new FieldType.Nested(ARGUMENT), 1, false),
                        new Field("D", new FieldType.Nested(RANGE), Field.SCALAR, false)));
    }

    private void add(Shape shape, List<Field> fields) {
        int number = types.size();
        types.add(new StructureLayout(new TypeIds(id(number), id(number + TO_BINARY), null, null), shape, fields));
    }

    private static List<Field> each(int rank) {
        List<Field> fields = new ArrayList<>();
        for (OpcUaDataType type : OpcUaDataType.values()) {
            fields.add(field(type.name(), type, rank));
        }
        return fields;
    }

    private static Field field(String name, OpcUaDataType type, int rank) {
        return new Field(name, builtIn(type), rank, false);
    }

    private static Field optional(String name, FieldType type) {
        return new Field(name, type, Field.SCALAR, true);
    }

    private static FieldType builtIn(OpcUaDataType type) {
        return new FieldType.BuiltIn(type);
    }

    private static FieldType nested(int number) {
        return new FieldType.Nested(id(number));
    }

    private static NodeId id(int number) {
        return new NodeId(NAMESPACE, number);
    }

    List<StructureLayout> all() {
        return types;
    }

    @Override
    public @Nullable StructureLayout find(NodeId id) {
        return types.stream()
                .filter(type ->
                        id.equals(type.ids().dataType()) || id.equals(type.ids().binaryEncoding()))
                .findFirst()
                .orElseGet(() -> Layouts.STANDARD.find(id));
    }
}
