/** Violations of the architecture's rules, on purpose. */
@NullMarked
package io.opcuaws.domain.planted;

import org.jspecify.annotations.NullMarked;
