/**
 * What a request is about, without its mail: which nodes it touches and what it asks of each, for those who decide whether it
 * may, and who write down that it did.
 */
@NullMarked
package io.opcuaws.protocol.operation;

import org.jspecify.annotations.NullMarked;
