/** What all fuzz tests share. */
@NullMarked
package io.opcuaws.fuzz;

import org.jspecify.annotations.NullMarked;
