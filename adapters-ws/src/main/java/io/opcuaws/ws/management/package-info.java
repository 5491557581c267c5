/** What is told to whoever watches over the gateway, on a port of its own. */
@NullMarked
package io.opcuaws.ws.management;

import org.jspecify.annotations.NullMarked;
