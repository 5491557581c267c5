package io.opcuaws.opcua.structure;

import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** What a data type is, for a field that has it. */
sealed interface FieldKind {

    FieldKind ANY_STRUCTURE = new AnyStructure();

    /** The type of a field. */
    FieldType type(boolean subtypesAllowed);

    /** A built-in type or derived from one; {@link OpcUaDataType#Variant} for the abstract ones that have no bytes of their own. */
    record Simple(OpcUaDataType type) implements FieldKind {
        @Override
        public FieldType type(boolean subtypesAllowed) {
            return new FieldType.BuiltIn(type);
        }
    }

    /** A structure that can be written as it is. */
    record Structure(NodeId dataType) implements FieldKind {
        @Override
        public FieldType type(boolean subtypesAllowed) {
            return subtypesAllowed ? ANY_STRUCTURE.type(true) : new FieldType.Nested(dataType);
        }
    }

    /** An abstract structure: a field has one of its subtypes, which only the value itself tells. */
    record AnyStructure() implements FieldKind {
        @Override
        public FieldType type(boolean subtypesAllowed) {
            return new FieldType.BuiltIn(OpcUaDataType.ExtensionObject);
        }
    }
}
