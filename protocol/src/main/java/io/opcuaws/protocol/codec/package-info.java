/**
 * The codec between the text of a message and its records. {@link io.opcuaws.protocol.codec.MessageReader} reads what
 * clients send and never fails: bad input is a value too. {@link io.opcuaws.protocol.codec.MessageWriter} writes what they
 * get. Both are immutable and serve any number of threads.
 */
@NullMarked
package io.opcuaws.protocol.codec;

import org.jspecify.annotations.NullMarked;
