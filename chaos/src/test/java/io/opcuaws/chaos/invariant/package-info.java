@NullMarked
package io.opcuaws.chaos.invariant;

import org.jspecify.annotations.NullMarked;
