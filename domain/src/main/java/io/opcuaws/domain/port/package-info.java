/** What the domain needs of the world (OPC UA, the client's connection, time) and the words it uses for it. */
@NullMarked
package io.opcuaws.domain.port;

import org.jspecify.annotations.NullMarked;
