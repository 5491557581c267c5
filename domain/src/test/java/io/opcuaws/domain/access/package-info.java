/** Tests of the rules of access. */
@NullMarked
package io.opcuaws.domain.access;

import org.jspecify.annotations.NullMarked;
