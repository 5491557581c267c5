package io.opcuaws.opcua.structure;

import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/** Layouts of structures by the id of the data type or of one of its encodings. */
@FunctionalInterface
public interface Layouts {

    /** Those of OPC UA's own structures, as many as Milo knows. */
    Layouts STANDARD = StandardLayouts::find;

    /** The layout; null if it is not known, or not yet. */
    @Nullable
    StructureLayout find(NodeId id);
}
