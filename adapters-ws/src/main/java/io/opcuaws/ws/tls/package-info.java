/** The gateway's certificate and key, and whose client certificates it trusts, read from PEM files. */
@NullMarked
package io.opcuaws.ws.tls;

import org.jspecify.annotations.NullMarked;
