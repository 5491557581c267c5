/** Tests of history. */
@NullMarked
package io.opcuaws.demo.history;

import org.jspecify.annotations.NullMarked;
