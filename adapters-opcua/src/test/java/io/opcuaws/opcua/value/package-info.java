@NullMarked
package io.opcuaws.opcua.value;

import org.jspecify.annotations.NullMarked;
