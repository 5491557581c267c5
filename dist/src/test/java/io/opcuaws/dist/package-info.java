/** What is shipped, used as an operator uses it. */
@NullMarked
package io.opcuaws.dist;

import org.jspecify.annotations.NullMarked;
