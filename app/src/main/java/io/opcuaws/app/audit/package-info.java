/** The audit: what clients did, in a file of JSON lines. */
@NullMarked
package io.opcuaws.app.audit;

import org.jspecify.annotations.NullMarked;
