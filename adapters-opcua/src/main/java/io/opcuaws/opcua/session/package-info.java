/** The life of a session after its login: requests, keep-alive, interruption, recovery, end. */
@NullMarked
package io.opcuaws.opcua.session;

import org.jspecify.annotations.NullMarked;
