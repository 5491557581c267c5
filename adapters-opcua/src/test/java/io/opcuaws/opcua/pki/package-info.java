/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.pki;

import org.jspecify.annotations.NullMarked;
