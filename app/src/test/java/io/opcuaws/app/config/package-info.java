@NullMarked
package io.opcuaws.app.config;

import org.jspecify.annotations.NullMarked;
