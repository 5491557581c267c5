/** The gateway as a program: what it is told, how its rooms are put together, and how it starts and stops. */
@NullMarked
package io.opcuaws.app;

import org.jspecify.annotations.NullMarked;
