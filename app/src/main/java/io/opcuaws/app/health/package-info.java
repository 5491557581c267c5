/** How it is with the targets that have a name, and the pages that say it. */
@NullMarked
package io.opcuaws.app.health;

import org.jspecify.annotations.NullMarked;
