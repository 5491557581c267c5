package io.opcuaws.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.FlightRecorderMXBean;

/** Looks into a JVM, without its help. */
public final class JvmProbe implements AutoCloseable {

    private final Closeable connection;
    private final MemoryMXBean memory;
    private final OperatingSystemMXBean system;
    private final ThreadMXBean threads;
    private final CompilationMXBean compiler;
    private final MBeanServerConnection beans;

    private JvmProbe(MBeanServerConnection beans, Closeable connection) throws IOException {
        this.connection = connection;
        this.beans = beans;
        memory = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        system = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
        compiler = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.COMPILATION_MXBEAN_NAME, CompilationMXBean.class);
        threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** Looks into the JVM of a child. */
    @SuppressWarnings("BanJNDI") // the address is that of our own child
    public static JvmProbe of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            JMXServiceURL url = new JMXServiceURL(machine.startLocalManagementAgent());
            machine.detach();
            JMXConnector connector = JMXConnectorFactory.connect(url);
            return new JvmProbe(connector.getMBeanServerConnection(), connector);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("the JVM lets nobody look", e);
        }
    }

    /** Looks into the JVM that it runs in. */
    public static JvmProbe own() {
        try {
            return new JvmProbe(ManagementFactory.getPlatformMBeanServer(), () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is live on the heap, in bytes; collects garbage for it. */
    public long liveHeap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** The processor time that the process has used, to 10 ms. */
    public Duration cpu() {
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    /** The time that the JIT compiler has spent so far. */
    public Duration compiling() {
        return Duration.ofMillis(compiler.getTotalCompilationTime());
    }

    /** How many Java threads live. */
    public int threadCount() {
        return threads.getThreadCount();
    }

    /** The names of the Java threads that live. */
    public List<String> threadNames() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull) // it has just ended
                .map(ThreadInfo::getThreadName)
                .toList();
    }

    /** What is on the heap, garbage included, in bytes. */
    public long usedHeap() {
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Records where time goes, and what is allocated. */
    public FlightRecording record(Path file) {
        try {
            return FlightRecording.start(
                    ManagementFactory.newPlatformMXBeanProxy(
                            beans, FlightRecorderMXBean.MXBEAN_NAME, FlightRecorderMXBean.class),
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each living thread has allocated so far. */
    public Allocation allocation() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            byThread.put(ids[i], bytes[i]);
        }
        return new Allocation(byThread);
    }

    /**
     * Bytes by thread. A JVM of version 17 has no total, and forgets its threads when they end; what those have allocated
     * since is missed. Under load no thread ends.
     */
    public record Allocation(Map<Long, Long> byThread) {

        public long since(Allocation before) {
            return byThread.entrySet().stream()
                    .mapToLong(now -> Math.max(0, now.getValue() - before.byThread.getOrDefault(now.getKey(), 0L)))
                    .sum();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
