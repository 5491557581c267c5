/** The form of the log, and what of sessions is in it. */
@NullMarked
package io.opcuaws.app.logging;

import org.jspecify.annotations.NullMarked;
