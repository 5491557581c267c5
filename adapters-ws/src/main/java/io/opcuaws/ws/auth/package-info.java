/** Who a client of the gateway is: tokens, JWT and certificates, judged without waiting for anybody. */
@NullMarked
package io.opcuaws.ws.auth;

import org.jspecify.annotations.NullMarked;
