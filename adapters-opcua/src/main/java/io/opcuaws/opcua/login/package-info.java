/** From a discovery URL to an activated session: which endpoint, whose trust, which token, and what is undone on failure. */
@NullMarked
package io.opcuaws.opcua.login;

import org.jspecify.annotations.NullMarked;
