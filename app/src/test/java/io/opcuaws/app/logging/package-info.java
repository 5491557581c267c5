@NullMarked
package io.opcuaws.app.logging;

import org.jspecify.annotations.NullMarked;
