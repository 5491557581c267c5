/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.login;

import org.jspecify.annotations.NullMarked;
