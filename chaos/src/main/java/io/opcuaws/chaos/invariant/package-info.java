/** What must hold whatever happens; each class is one promise. */
@NullMarked
package io.opcuaws.chaos.invariant;

import org.jspecify.annotations.NullMarked;
