/** The services: what a client asks, as a call to the server, and the server's answer, as the client is told. */
@NullMarked
package io.opcuaws.opcua.service;

import org.jspecify.annotations.NullMarked;
