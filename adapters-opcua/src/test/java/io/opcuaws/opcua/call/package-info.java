/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.call;

import org.jspecify.annotations.NullMarked;
