/** What a change must not make dearer. */
@NullMarked
package io.opcuaws.bench.load;

import org.jspecify.annotations.NullMarked;
