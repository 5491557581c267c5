/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.channel;

import org.jspecify.annotations.NullMarked;
