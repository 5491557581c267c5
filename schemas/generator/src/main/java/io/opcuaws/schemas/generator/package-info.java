/**
 * Turns the JSON Schemas of the messages into Java: a record per object, an enum per closed set of strings, sealed
 * interfaces over the bodies, and the lists of messages and services. Run by the build of {@code protocol}.
 */
@NullMarked
package io.opcuaws.schemas.generator;

import org.jspecify.annotations.NullMarked;
