/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.structure;

import org.jspecify.annotations.NullMarked;
