/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.status;

import org.jspecify.annotations.NullMarked;
