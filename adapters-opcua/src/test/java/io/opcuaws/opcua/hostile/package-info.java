/** An OPC UA server that does what no server should, spoken by hand from the socket up. */
@NullMarked
package io.opcuaws.opcua.hostile;

import org.jspecify.annotations.NullMarked;
