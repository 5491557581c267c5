package io.opcuaws.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What reading an input may cost: memory in proportion to its length, and time that no reader notices. Both are counted for
 * the thread that reads, so that a busy machine changes nothing.
 */
public final class Bounds {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Reading is instrumented, and the first inputs are read by classes that are just being loaded. */
    private static final long SECONDS = 10;

    /** The first input of a target has been seen to load classes for 61 MB. */
    private static final long BYTES = 128L << 20;

    private static final long BYTES_FOR_EACH = 20_000;

    private Bounds() {}

    /** @param length of the input, in bytes or characters */
    public static <T> T within(int length, Supplier<T> reading) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long memory = THREADS.getCurrentThreadAllocatedBytes();
        T result = reading.get();
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - memory)
                .as("bytes allocated for an input of %d", length)
                .isLessThan(BYTES + BYTES_FOR_EACH * length);
        assertThat(THREADS.getCurrentThreadCpuTime() - cpu)
                .as("nanoseconds for an input of %d", length)
                .isLessThan(SECONDS * 1_000_000_000);
        return result;
    }
}
