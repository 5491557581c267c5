@NullMarked
package io.opcuaws.chaos.fault;

import org.jspecify.annotations.NullMarked;
