/** What can go wrong, and when it does. */
@NullMarked
package io.opcuaws.chaos.fault;

import org.jspecify.annotations.NullMarked;
