/** What went wrong, from Milo's exceptions and codes to the domain's words. */
@NullMarked
package io.opcuaws.opcua.status;

import org.jspecify.annotations.NullMarked;
