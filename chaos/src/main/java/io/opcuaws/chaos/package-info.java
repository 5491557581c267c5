/** Commands that hurt the gateway on purpose, or load it for long, and say what it made of that. */
@NullMarked
package io.opcuaws.chaos;

import org.jspecify.annotations.NullMarked;
