package io.opcuaws.demo.alarm;

import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.model.objects.NonExclusiveLevelAlarmTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.NodeFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.util.Tree;
import org.jspecify.annotations.Nullable;

/** Makes the node of an alarm, with the parts of its type that the demo has. */
public final class ConditionNode {

    private static final Set<String> OPTIONAL = Set.of("ConfirmedState", "HighState", "HighLimit");
    private static final Set<String> METHODS = Set.of("Acknowledge", "Confirm", "AddComment");

    private ConditionNode() {}

    /** Adds the node; its browse name is also its ConditionName. */
    public static NonExclusiveLevelAlarmTypeNode add(NodeFactory factory, NodeId id, QualifiedName name) {
        Tree<@Nullable UaNode> tree = instance(factory, id);
        if (!(tree.getValue() instanceof NonExclusiveLevelAlarmTypeNode condition)) {
            throw new IllegalStateException("Milo has no nodes of NonExclusiveLevelAlarmType");
        }
        tree.getChildren().forEach(ConditionNode::prune);
        condition.setBrowseName(name);
        condition.setDisplayName(LocalizedText.english(String.valueOf(name.name())));
        condition.setConditionName(name.name());
        return condition;
    }

    private static Tree<@Nullable UaNode> instance(NodeFactory factory, NodeId id) {
        try {
            return factory.createNodeTree(
                    id, NodeIds.NonExclusiveLevelAlarmType, new NodeFactory.InstantiationCallback() {
                        @Override
                        public boolean includeOptionalNode(NodeId type, QualifiedName part) {
                            return OPTIONAL.contains(part.name());
                        }
                    });
        } catch (UaException e) {
            throw new IllegalStateException("no alarm can be made", e);
        }
    }

    /** Milo makes every method, and the parts of optional parts that are left out. */
    private static void prune(Tree<@Nullable UaNode> part) {
        UaNode node = part.getValue();
        if (node == null
                || (node instanceof UaMethodNode
                        && !METHODS.contains(node.getBrowseName().name()))) {
            part.traverse(ConditionNode::delete);
        } else {
            part.getChildren().forEach(ConditionNode::prune);
        }
    }

    private static void delete(@Nullable UaNode node) {
        if (node != null) {
            node.delete();
        }
    }
}
