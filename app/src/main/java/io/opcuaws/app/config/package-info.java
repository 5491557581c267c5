/**
 * How the gateway is told what to do: keys with their types, read from a YAML file, the environment and the command line. It
 * knows nothing of what a key is for; that is said in {@code io.opcuaws.app.settings}.
 */
@NullMarked
package io.opcuaws.app.config;

import org.jspecify.annotations.NullMarked;
