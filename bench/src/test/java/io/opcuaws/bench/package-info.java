/** The runs in their short forms. */
@NullMarked
package io.opcuaws.bench;

import org.jspecify.annotations.NullMarked;
