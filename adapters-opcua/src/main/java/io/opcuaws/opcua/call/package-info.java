/** What all calls to a server have in common: their header, their deadline, and how much fits into one. */
@NullMarked
package io.opcuaws.opcua.call;

import org.jspecify.annotations.NullMarked;
