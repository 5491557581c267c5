/** The clients of a run: those that work all the time, and those that come to do harm. */
@NullMarked
package io.opcuaws.chaos.client;

import org.jspecify.annotations.NullMarked;
