package io.opcuaws.opcua.value;

import io.opcuaws.opcua.structure.FieldType;
import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.opcua.structure.StructureLayout.Field;
import io.opcuaws.opcua.structure.StructureLayout.Shape;
import io.opcuaws.opcua.structure.TypeIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/** A server's types from a seed: structures of every shape, each of which may have those before it as fields. */
final class AnyLayouts implements Layouts {

    private static final int NAMESPACE = 3;
    private static final int TYPES = 5;
    private static final int TO_BINARY = 1_000;
    private static final Shape[] SHAPES = Shape.values();
    private static final OpcUaDataType[] BUILT_IN = OpcUaDataType.values();
    private static final NodeId[] STANDARD = {new NodeId(0, 884), new NodeId(0, 296), new NodeId(0, 338)};

    private final Random random;
    private final List<StructureLayout> made = new ArrayList<>();

    AnyLayouts(long seed) {
        random = new Random(seed);
        for (int i = 0; i < TYPES; i++) {
            made.add(layout(i));
        }
    }

    /** The type that may have all the others in it. */
    StructureLayout last() {
        return made.get(TYPES - 1);
    }

    List<StructureLayout> all() {
        return made;
    }

    @Override
    public @Nullable StructureLayout find(NodeId id) {
        return made.stream()
                .filter(layout -> id.equals(layout.ids().dataType())
                        || id.equals(layout.ids().binaryEncoding()))
                .findFirst()
                .orElseGet(() -> Layouts.STANDARD.find(id));
    }

    private StructureLayout layout(int number) {
        Shape shape = SHAPES[random.nextInt(SHAPES.length)];
        List<Field> fields = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            boolean optional = shape == Shape.OPTIONAL_FIELDS && random.nextBoolean();
            fields.add(new Field("F" + i, type(number), rank(), optional));
        }
        TypeIds ids = new TypeIds(new NodeId(NAMESPACE, number), new NodeId(NAMESPACE, number + TO_BINARY), null, null);
        return new StructureLayout(ids, shape, fields);
    }

    private int rank() {
        return switch (random.nextInt(6)) {
            case 0 -> 1;
            case 1 -> 2;
            case 2 -> 3;
            default -> Field.SCALAR;
        };
    }

    private FieldType type(int number) {
        if (number > 0 && random.nextInt(4) == 0) {
            return new FieldType.Nested(made.get(random.nextInt(number)).ids().dataType());
        }
        return random.nextInt(10) == 0
                ? new FieldType.Nested(STANDARD[random.nextInt(STANDARD.length)])
                : new FieldType.BuiltIn(BUILT_IN[random.nextInt(BUILT_IN.length)]);
    }
}
