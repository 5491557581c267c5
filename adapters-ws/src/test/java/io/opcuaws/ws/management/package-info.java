@NullMarked
package io.opcuaws.ws.management;

import org.jspecify.annotations.NullMarked;
