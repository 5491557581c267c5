package io.opcuaws.opcua.value;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.opcuaws.opcua.structure.FieldType;
import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.opcua.structure.StructureLayout.Field;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jspecify.annotations.Nullable;

/** The binary bodies of structures from a seed, by their layouts. */
final class AnyBodies {

    private static final int NULL_ARRAY = -1;

    private final Layouts layouts;
    private final Random random;
    private final boolean namedOnly;
    private final AnyValues values;

    /** What a structure of any type may be. */
    private List<StructureLayout> subtypes = List.of();

    private final ByteBuf bytes = Unpooled.buffer();
    private final OpcUaBinaryEncoder to = new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE).setBuffer(bytes);

    AnyBodies(Layouts layouts, long seed) {
        this(layouts, seed, false);
    }

    /** @param namedOnly enumerations have a value that each of OPC UA's own has: Milo's codecs take no others */
    AnyBodies(Layouts layouts, long seed, boolean namedOnly) {
        this.namedOnly = namedOnly;
        this.layouts = layouts;
        random = new Random(seed);
        values = new AnyValues(seed);
    }

    /** Of these types are structures of any type, which have none such in them. */
    AnyBodies withSubtypes(List<StructureLayout> types) {
        subtypes = types;
        return this;
    }

    ByteString body(StructureLayout layout) {
        bytes.clear();
        write(layout);
        return ByteString.of(ByteBufUtil.getBytes(bytes));
    }

    private void write(StructureLayout layout) {
        switch (layout.shape()) {
            case PLAIN -> layout.fields().forEach(this::value);
            case OPTIONAL_FIELDS -> {
                long mask = random.nextLong() & layout.wholeMask();
                to.encodeUInt32(UInteger.valueOf(mask));
                for (Field field : layout.fields()) {
                    if (!field.optional()) {
                        value(field);
                    } else {
                        if ((mask & 1) != 0) {
                            value(field);
                        }
                        mask >>>= 1;
                    }
                }
            }
            case UNION -> {
                int number = random.nextInt(layout.fields().size() + 1);
                to.encodeUInt32(UInteger.valueOf(number));
                if (number > 0) {
                    value(layout.fields().get(number - 1));
                }
            }
        }
    }

    private void value(Field field) {
        if (field.rank() == Field.SCALAR) {
            element(field.type());
        } else if (random.nextInt(4) == 0) {
            to.encodeInt32(NULL_ARRAY);
        } else {
            int elements = 1;
            if (field.rank() > 1) {
                to.encodeInt32(field.rank());
            }
            for (int i = 0; i < field.rank(); i++) {
                int length = random.nextInt(4);
                to.encodeInt32(length);
                elements *= length;
            }
            for (int i = 0; i < elements; i++) {
                element(field.type());
            }
        }
    }

    private void element(FieldType type) {
        if (type instanceof FieldType.Nested nested) {
            write(Objects.requireNonNull(layouts.find(nested.dataType()), nested::toString));
            return;
        }
        OpcUaDataType builtIn = ((FieldType.BuiltIn) type).type();
        boolean isNull = builtIn == OpcUaDataType.String && random.nextInt(4) == 0;
        BinaryScalars.write(to, builtIn, isNull ? null : asMiloReadsIt(builtIn, scalar(builtIn)));
    }

    /** Milo writes what a DiagnosticInfo does not have in more than one way, and reads it in one. */
    private static @Nullable Object asMiloReadsIt(OpcUaDataType type, Object value) {
        ByteBuf buffer = Unpooled.buffer();
        BinaryScalars.write(new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE).setBuffer(buffer), type, value);
        return BinaryScalars.read(new OpcUaBinaryDecoder(DefaultEncodingContext.INSTANCE).setBuffer(buffer), type);
    }

    private Object scalar(OpcUaDataType type) {
        return switch (type) {
            case Int32 -> namedOnly ? Integer.valueOf(1) : values.scalar(type, 2);
            case ExtensionObject -> anyStructure();
            case Variant ->
                random.nextInt(4) == 0
                        ? org.eclipse.milo.opcua.stack.core.types.builtin.Variant.NULL_VALUE
                        : values.variant(2);
            default -> values.scalar(type, 2);
        };
    }

    /** Of a type that is known, of one that is not, or none. */
    private Object anyStructure() {
        StructureLayout layout = subtypes.isEmpty() ? null : subtypes.get(random.nextInt(subtypes.size()));
        if (layout == null || random.nextBoolean()) {
            return random.nextBoolean() ? ExtensionObjectForm.NULL : values.scalar(OpcUaDataType.ExtensionObject, 2);
        }
        AnyBodies inner = new AnyBodies(layouts, random.nextLong(), namedOnly);
        return extensionObject(layout, inner.body(layout));
    }

    static ExtensionObject extensionObject(StructureLayout layout, ByteString body) {
        return ExtensionObject.of(body, Objects.requireNonNull(layout.ids().binaryEncoding()));
    }
}
