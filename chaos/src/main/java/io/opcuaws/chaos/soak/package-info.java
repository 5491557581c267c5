/** What a long run looks at, and how it draws that. */
@NullMarked
package io.opcuaws.chaos.soak;

import org.jspecify.annotations.NullMarked;
