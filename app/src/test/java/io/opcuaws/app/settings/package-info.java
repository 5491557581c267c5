@NullMarked
package io.opcuaws.app.settings;

import org.jspecify.annotations.NullMarked;
