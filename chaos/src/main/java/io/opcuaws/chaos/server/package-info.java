/** The OPC UA servers of a run, each in a process of its own that can be killed. */
@NullMarked
package io.opcuaws.chaos.server;

import org.jspecify.annotations.NullMarked;
