/** Runs that load the gateway as its users do, against a demo server, each in a process of its own. */
@NullMarked
package io.opcuaws.bench;

import org.jspecify.annotations.NullMarked;
