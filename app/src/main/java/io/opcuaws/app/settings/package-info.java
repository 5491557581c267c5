/** Everything that can be configured: the keys, and the adapters' and the domain's settings made from their values. */
@NullMarked
package io.opcuaws.app.settings;

import org.jspecify.annotations.NullMarked;
