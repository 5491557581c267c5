package io.opcuaws.opcua.structure;

import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** What the elements of a field are on the wire. */
public sealed interface FieldType {

    /**
     * A built-in type: the field's own, the one that its type is derived from, Int32 for an enumeration, a Variant or
     * ExtensionObject where only the value says its type.
     */
    record BuiltIn(OpcUaDataType type) implements FieldType {}

    /** A structure, its fields directly after the others; {@link Layouts} knows the type's id. */
    record Nested(NodeId dataType) implements FieldType {}
}
