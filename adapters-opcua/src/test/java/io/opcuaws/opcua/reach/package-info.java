/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.reach;

import org.jspecify.annotations.NullMarked;
