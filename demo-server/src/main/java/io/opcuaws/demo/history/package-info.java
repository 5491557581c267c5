/** History of values and events (OPC 10000-11): kept in memory, within bounds, and read and changed as clients ask. */
@NullMarked
package io.opcuaws.demo.history;

import org.jspecify.annotations.NullMarked;
