/**
 * Values between OPC UA and JSON (OPC 10000-6, 5.4, reversible form). Exact in both directions: a value that was read can
 * be written back unchanged, and a JSON value that does not fit its type is refused, never narrowed.
 */
@NullMarked
package io.opcuaws.opcua.value;

import org.jspecify.annotations.NullMarked;
