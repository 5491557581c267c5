/**
 * What the rooms of the gateway say to each other about OPC UA services without reading them: markers, and the closed
 * list of services, which is generated from the schemas.
 */
@NullMarked
package io.opcuaws.protocol;

import org.jspecify.annotations.NullMarked;
