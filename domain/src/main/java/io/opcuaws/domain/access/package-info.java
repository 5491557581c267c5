/** Who may do what where, as values that are replaced when the operator changes them. */
@NullMarked
package io.opcuaws.domain.access;

import org.jspecify.annotations.NullMarked;
