@NullMarked
package io.opcuaws.chaos;

import org.jspecify.annotations.NullMarked;
