package io.opcuaws.demo.history;

import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.ModificationInfo;

/**
 * How a value of history was changed.
 *
 * @param value what was inserted, else what was there before
 */
record Modification(DataValue value, ModificationInfo info) {}
