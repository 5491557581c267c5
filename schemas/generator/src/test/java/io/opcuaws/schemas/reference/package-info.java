@NullMarked
package io.opcuaws.schemas.reference;

import org.jspecify.annotations.NullMarked;
