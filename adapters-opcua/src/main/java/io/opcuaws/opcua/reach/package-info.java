/**
 * Where connections may go. A client that names a server by its URL could otherwise use the gateway to reach what it cannot
 * reach itself (server-side request forgery).
 */
@NullMarked
package io.opcuaws.opcua.reach;

import org.jspecify.annotations.NullMarked;
