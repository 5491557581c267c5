/** The layering of the gateway, as rules that the build checks. */
@NullMarked
package io.opcuaws.app.architecture;

import org.jspecify.annotations.NullMarked;
