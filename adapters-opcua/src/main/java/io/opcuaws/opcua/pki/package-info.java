/** Certificates: the gateway's own, and those of the servers that it trusts. */
@NullMarked
package io.opcuaws.opcua.pki;

import org.jspecify.annotations.NullMarked;
