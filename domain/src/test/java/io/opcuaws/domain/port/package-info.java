@NullMarked
package io.opcuaws.domain.port;

import org.jspecify.annotations.NullMarked;
