/** Fuzz tests of this package's classes, in its room since that is closed to others. */
@NullMarked
package io.opcuaws.opcua.structure;

import org.jspecify.annotations.NullMarked;
