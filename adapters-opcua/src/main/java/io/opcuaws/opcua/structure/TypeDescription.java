package io.opcuaws.opcua.structure;

import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.DataTypeDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A data type as the server describes it.
 *
 * @param definition null if it tells none
 * @param supertype null if it tells none
 */
record TypeDescription(
        TypeIds ids,
        @Nullable DataTypeDefinition definition,
        boolean isAbstract,
        @Nullable NodeId supertype) {

    @Nullable
    StructureDefinition structure() {
        return definition instanceof StructureDefinition structure ? structure : null;
    }
}
