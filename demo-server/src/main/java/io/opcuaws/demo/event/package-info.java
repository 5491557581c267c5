/** Events: what is told about one, and to whom. */
@NullMarked
package io.opcuaws.demo.event;

import org.jspecify.annotations.NullMarked;
