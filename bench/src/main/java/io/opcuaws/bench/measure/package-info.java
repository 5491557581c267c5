/** What is measured, and how. */
@NullMarked
package io.opcuaws.bench.measure;

import org.jspecify.annotations.NullMarked;
