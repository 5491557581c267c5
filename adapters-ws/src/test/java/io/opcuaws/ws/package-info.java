@NullMarked
package io.opcuaws.ws;

import org.jspecify.annotations.NullMarked;
