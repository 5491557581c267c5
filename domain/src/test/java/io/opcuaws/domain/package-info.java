@NullMarked
package io.opcuaws.domain;

import org.jspecify.annotations.NullMarked;
