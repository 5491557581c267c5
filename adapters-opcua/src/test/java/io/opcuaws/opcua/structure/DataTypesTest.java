package io.opcuaws.opcua.structure;

import static io.opcuaws.opcua.structure.DescribedTypes.binary;
import static io.opcuaws.opcua.structure.DescribedTypes.field;
import static io.opcuaws.opcua.structure.DescribedTypes.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.opcua.structure.StructureLayout.Field;
import io.opcuaws.opcua.structure.StructureLayout.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Types are asked for when they are needed, once, and with all that they are made of. */
class DataTypesTest {

    private static final FieldType ANY = new FieldType.BuiltIn(OpcUaDataType.ExtensionObject);

    private final DescribedTypes server = new DescribedTypes();
    private final List<Runnable> later = new ArrayList<>();
    private final DataTypes types = new DataTypes(server, DefaultEncodingContext.INSTANCE, later::add);

    private CompletableFuture<@Nullable StructureLayout> find(NodeId id) {
        return types.withTypes(() -> types.find(id));
    }

    private StructureLayout found(NodeId id) {
        return Objects.requireNonNull(find(id).join(), id::toParseableString);
    }

    private FieldType typeOf(StructureField field) {
        server.structure(1, StructureType.StructureWithSubtypedValues, field);
        return found(binary(1)).fields().get(0).type();
    }

    @Test
    void whatIsKnownIsNotAskedFor() {
        AtomicInteger runs = new AtomicInteger();

        assertThat(types.withTypes(runs::incrementAndGet)).isCompletedWithValue(1);
        assertThat(found(NodeIds.Range_Encoding_DefaultBinary).ids().dataType()).isEqualTo(NodeIds.Range);
        assertThat(server.sizes).isEmpty();
    }

    @Test
    void aTypeIsFoundByItsEncodingAndByItself() {
        server.structure(1, field("A", NodeIds.Double), field("B", NodeIds.String, 2, false));

        StructureLayout layout = found(binary(1));

        assertThat(layout.ids()).isEqualTo(new TypeIds(type(1), binary(1), null, null));
        assertThat(layout.shape()).isEqualTo(Shape.PLAIN);
        assertThat(layout.fields())
                .containsExactly(
                        new Field("A", new FieldType.BuiltIn(OpcUaDataType.Double), Field.SCALAR, false),
                        new Field("B", new FieldType.BuiltIn(OpcUaDataType.String), 2, false));
        assertThat(found(type(1))).isSameAs(layout);
        assertThat(server.read).containsExactly(type(1));
    }

    @Test
    void whatItIsMadeOfComesWithIt() {
        server.structure(1, field("Two", type(2)), field("Three", type(3), 1, false))
                .structure(2, field("Three", type(3)))
                .structure(3, field("One", type(1), 1, false));

        found(binary(1));

        assertThat(types.find(type(2))).isNotNull();
        assertThat(types.find(type(3))).isNotNull();
        assertThat(server.read).containsExactlyInAnyOrder(type(1), type(2), type(3));
    }

    @Test
    void derivedTypesAreWhatTheyAreDerivedFrom() {
        server.derived(10, NodeIds.Duration)
                .derived(11, type(10))
                .enumeration(12, NodeIds.Enumeration)
                .enumeration(13, NodeIds.UInt16)
                .derived(14, NodeIds.UInteger)
                .enumeration(15, NodeIds.OptionSet)
                .structure(
                        1,
                        field("Derived", type(11)),
                        field("Enumeration", type(12)),
                        field("Bits", type(13)),
                        field("AnyUInteger", type(14)),
                        field("OptionSet", type(15)),
                        field("Any", NodeIds.BaseDataType));

        assertThat(found(type(1)).fields())
                .extracting(Field::type)
                .containsExactly(
                        new FieldType.BuiltIn(OpcUaDataType.Double),
                        new FieldType.BuiltIn(OpcUaDataType.Int32),
                        new FieldType.BuiltIn(OpcUaDataType.UInt16),
                        new FieldType.BuiltIn(OpcUaDataType.Variant),
                        new FieldType.Nested(type(15)),
                        new FieldType.BuiltIn(OpcUaDataType.Variant));
        assertThat(found(binary(15)).fields()).extracting(Field::name).containsExactly("Value", "ValidBits");
    }

    @Test
    void whatOnlyTheValueTellsIsAStructureOfAnyType() {
        server.abstractStructure(2);
        assertThat(typeOf(field("Abstract", type(2)))).isEqualTo(ANY);
    }

    @Test
    void soIsAFieldThatAllowsSubtypes() {
        server.structure(2);
        assertThat(typeOf(field("Subtyped", type(2), -1, true))).isEqualTo(ANY);
    }

    @Test
    void aFieldThatAllowsNoneIsTheStructureItself() {
        server.structure(2);
        assertThat(typeOf(field("Plain", type(2)))).isEqualTo(new FieldType.Nested(type(2)));
    }

    @Test
    void onlyOptionalFieldsHaveBits() {
        server.structure(
                        1,
                        StructureType.StructureWithOptionalFields,
                        field("A", NodeIds.Byte),
                        field("B", NodeIds.Byte, -1, true))
                .structure(2, StructureType.Union, field("A", NodeIds.Byte));

        assertThat(found(type(1)).wholeMask()).isEqualTo(1);
        assertThat(found(type(1)).fields()).extracting(Field::optional).containsExactly(false, true);
        assertThat(found(type(2)).shape()).isEqualTo(Shape.UNION);
    }

    @Test
    void whatCannotBeReadIsAskedForOnce() {
        server.undefined(1)
                .structure(2, field("Unknown", type(99)))
                .structure(3, field("AnyRank", NodeIds.Byte, 0, false))
                .structure(4, field("Twice", NodeIds.Byte), field("Twice", NodeIds.Byte))
                .structure(5, StructureType.StructureWithOptionalFields, field("EncodingMask", NodeIds.Byte, -1, true))
                .structure(6, field("OfTooManyDimensions", NodeIds.Byte, 33, false));

        IntStream.of(1, 2, 3, 4, 5, 6, 99)
                .mapToObj(DescribedTypes::type)
                .forEach(id -> assertThat(find(id)).isCompletedWithValue(null));

        int asked = server.sizes.size();
        assertThat(find(type(1))).isCompletedWithValue(null);
        assertThat(server.sizes).hasSize(asked);
    }

    /** One type that a server got wrong must not cost the others, nor a line in the log every time it is asked for. */
    @Test
    void aDefinitionThatMakesNoSenseCostsNoOtherType() {
        server.malformed(1).structure(2);

        assertThat(types.withTypes(() -> Arrays.asList(types.find(type(1)), types.find(type(2))))
                        .join())
                .satisfiesExactly(
                        nothing -> assertThat(nothing).isNull(),
                        layout -> assertThat(layout).isNotNull());
        assertThat(later).isEmpty();
    }

    @Test
    void aLoadThatFailsIsTriedAgainAfterAWhile() {
        server.structure(1);
        server.gate = CompletableFuture.failedFuture(new IOException("gone"));

        assertThat(find(type(1))).isCompletedWithValue(null);
        assertThat(find(type(1))).isCompletedWithValue(null);
        assertThat(server.sizes).hasSize(1);

        server.gate = CompletableFuture.completedFuture(null);
        later.forEach(Runnable::run);
        assertThat(found(type(1)).ids().dataType()).isEqualTo(type(1));
    }

    @Test
    void twoThatNeedATypeWaitForOneLoad() {
        server.structure(1).structure(2, field("One", type(1)));
        server.gate = new CompletableFuture<>();

        CompletableFuture<?> first = find(binary(1));
        CompletableFuture<?> second = find(binary(1));
        CompletableFuture<?> third = find(binary(2));
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(third).isNotDone();
        server.gate.complete(null);

        assertThat(first.join()).isNotNull();
        assertThat(second.join()).isNotNull();
        assertThat(third.join()).isNotNull();
        assertThat(server.read).containsExactly(type(1), type(2));
    }

    @Test
    void manyTypesAreAskedForInSmallRequests() {
        StructureField[] fields = IntStream.range(2, 102)
                .mapToObj(number -> field("F" + number, type(number)))
                .toArray(StructureField[]::new);
        server.structure(1, fields);
        IntStream.range(2, 102).forEach(server::structure);

        assertThat(found(binary(1)).fields()).hasSize(100);
        assertThat(types.find(type(101))).isNotNull();
        assertThat(server.sizes).allMatch(size -> size <= 2 * TypeQueries.MOST_TYPES);
    }

    /** Of a request: it may have sent something already when it does not throw. */
    @Test
    void anActionRunsAgainOnlyIfItHasThrown() {
        server.structure(1);
        AtomicInteger runs = new AtomicInteger();

        assertThat(types.withTypesTold(() -> {
                    runs.incrementAndGet();
                    if (types.find(type(1)) == null) {
                        throw new IllegalArgumentException("unknown");
                    }
                    return CompletableFuture.completedFuture("sent");
                }))
                .isCompletedWithValue("sent");
        assertThat(runs).hasValue(2);

        assertThat(types.withTypesTold(() -> {
                    runs.incrementAndGet();
                    return CompletableFuture.completedFuture(types.find(type(50)));
                }))
                .isCompletedWithValue(null);
        assertThat(runs).hasValue(3);
    }
}
