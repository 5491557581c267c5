@NullMarked
package io.opcuaws.app.health;

import org.jspecify.annotations.NullMarked;
