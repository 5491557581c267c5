@NullMarked
package io.opcuaws.app;

import org.jspecify.annotations.NullMarked;
