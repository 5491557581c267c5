/** History of values and events, kept in memory (OPC 10000-11). */
@NullMarked
package io.opcuaws.demo.history;

import org.jspecify.annotations.NullMarked;
