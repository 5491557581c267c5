/** The processes that a run compares, and a look into their JVMs. */
@NullMarked
package io.opcuaws.bench.child;

import org.jspecify.annotations.NullMarked;
