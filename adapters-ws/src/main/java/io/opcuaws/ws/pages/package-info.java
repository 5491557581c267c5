/** Web pages that come with the gateway, and stay the same while it runs. */
@NullMarked
package io.opcuaws.ws.pages;

import org.jspecify.annotations.NullMarked;
