@NullMarked
package io.opcuaws.chaos.soak;

import org.jspecify.annotations.NullMarked;
