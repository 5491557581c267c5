package io.opcuaws.demo;

import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** {@code Demo.Analog.Level}: an AnalogItem to write, from 0 to 200, for filters with a deadband in percent of that. */
final class AnalogVariables {

    private static final Range RANGE = new Range(0.0, 200.0);

    private AnalogVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo) {
        UaFolderNode folder = namespace.folder(demo, "Analog");
        UaVariableNode level = namespace.variable(
                folder,
                "Level",
                NodeIds.Double,
                node -> node.setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .setTypeDefinition(NodeIds.AnalogItemType)
                        .setValue(new DataValue(new Variant(0.0))));
        UaVariableNode euRange = UaVariableNode.build(
                namespace.context(),
                node -> node.setNodeId(namespace.id("Demo.Analog.Level.EURange"))
                        .setBrowseName(new QualifiedName(0, "EURange"))
                        .setDisplayName(LocalizedText.english("EURange"))
                        .setDataType(NodeIds.Range)
                        .setTypeDefinition(NodeIds.PropertyType)
                        .setValue(new DataValue(new Variant(RANGE)))
                        .build());
        namespace.add(euRange);
        level.addReference(new Reference(
                level.getNodeId(), NodeIds.HasProperty, euRange.getNodeId().expanded(), true));
    }
}
