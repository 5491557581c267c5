package io.opcuaws.demo;

import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.DataTypeDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumField;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;

/**
 * The data types of {@code Demo.Structure}, one of each shape, with the attribute that describes them:
 *
 * <pre>
 * Colour    enumeration   Red 0, Green 1, Blue 2
 * Point     structure     X, Y: Double
 * Point3D   a Point       X, Y, Z: Double
 * Outline   union         Radius: Double | Corners: Point[]
 * Part      optional      Name: String, Colour, Position: Point?, Outline, Weights: Int32[]?, Grid: Byte[][]
 * Assembly  subtyped      Origin: Point or a subtype, Parts: Part[]
 * </pre>
 */
final class StructureTypes {

    private static final int SCALAR = -1;

    private final DemoNamespace namespace;

    private StructureTypes(DemoNamespace namespace) {
        this.namespace = namespace;
    }

    static void addTo(DemoNamespace namespace) {
        new StructureTypes(namespace).add();
    }

    static NodeId type(DemoNamespace namespace, String name) {
        return namespace.id("Demo.Type." + name);
    }

    static NodeId encoding(DemoNamespace namespace, String name) {
        return namespace.id("Demo.Type." + name + ".Binary");
    }

    private void add() {
        dataType("Colour", NodeIds.Enumeration, new EnumDefinition(new EnumField[] {
            colour(0, "Red"), colour(1, "Green"), colour(2, "Blue")
        }));
        structure(
                "Point",
                NodeIds.Structure,
                StructureType.Structure,
                field("X", NodeIds.Double),
                field("Y", NodeIds.Double));
        structure(
                "Point3D",
                id("Point"),
                StructureType.Structure,
                field("X", NodeIds.Double),
                field("Y", NodeIds.Double),
                field("Z", NodeIds.Double));
        structure(
                "Outline",
                NodeIds.Union,
                StructureType.Union,
                field("Radius", NodeIds.Double),
                field("Corners", id("Point"), 1, false));
        structure(
                "Part",
                NodeIds.Structure,
                StructureType.StructureWithOptionalFields,
                field("Name", NodeIds.String),
                field("Colour", id("Colour")),
                field("Position", id("Point"), SCALAR, true),
                field("Outline", id("Outline")),
                field("Weights", NodeIds.Int32, 1, true),
                field("Grid", NodeIds.Byte, 2, false));
        structure(
                "Assembly",
                NodeIds.Structure,
                StructureType.StructureWithSubtypedValues,
                field("Origin", id("Point"), SCALAR, true),
                field("Parts", id("Part"), 1, false));
    }

    private NodeId id(String name) {
        return type(namespace, name);
    }

    private static EnumField colour(long value, String name) {
        return new EnumField(value, LocalizedText.english(name), LocalizedText.NULL_VALUE, name);
    }

    private static StructureField field(String name, NodeId type) {
        return field(name, type, SCALAR, false);
    }

    private static StructureField field(String name, NodeId type, int rank, boolean optionalOrSubtyped) {
        return new StructureField(name, LocalizedText.NULL_VALUE, type, rank, null, UInteger.MIN, optionalOrSubtyped);
    }

    private void structure(String name, NodeId supertype, StructureType shape, StructureField... fields) {
        NodeId encodingId = encoding(namespace, name);
        dataType(name, supertype, new StructureDefinition(encodingId, supertype, shape, fields));
        UaObjectNode encoding = new UaObjectNode(
                namespace.context(),
                encodingId,
                new QualifiedName(0, "Default Binary"),
                text("Default Binary"),
                LocalizedText.NULL_VALUE,
                UInteger.MIN,
                UInteger.MIN);
        encoding.addReference(
                new Reference(encodingId, NodeIds.HasTypeDefinition, NodeIds.DataTypeEncodingType.expanded(), true));
        encoding.addReference(new Reference(encodingId, NodeIds.HasEncoding, id(name).expanded(), false));
        namespace.add(encoding);
    }

    private void dataType(String name, NodeId supertype, DataTypeDefinition definition) {
        UaDataTypeNode node = new UaDataTypeNode(
                namespace.context(),
                id(name),
                new QualifiedName(id(name).getNamespaceIndex(), name),
                text(name),
                LocalizedText.NULL_VALUE,
                UInteger.MIN,
                UInteger.MIN,
                false);
        node.setDataTypeDefinition(definition);
        node.addReference(new Reference(id(name), NodeIds.HasSubtype, supertype.expanded(), false));
        namespace.add(node);
    }

    private static LocalizedText text(String text) {
        return LocalizedText.english(text);
    }
}
