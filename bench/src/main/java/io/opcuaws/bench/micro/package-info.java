/** JMH benchmarks of the parts of which a request and a notification consist. */
@NullMarked
package io.opcuaws.bench.micro;

import org.jspecify.annotations.NullMarked;
