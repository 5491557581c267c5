/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.session;

import org.jspecify.annotations.NullMarked;
