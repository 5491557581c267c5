/**
 * What the bytes of structures mean: the layouts of OPC UA's own structures, and of a server's, which it is asked for when a
 * value needs them. Knows nothing of JSON.
 */
@NullMarked
package io.opcuaws.opcua.structure;

import org.jspecify.annotations.NullMarked;
