package io.opcuaws.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into the JVM of a gateway, without its help. */
final class GatewayProbe implements AutoCloseable {

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final OperatingSystemMXBean system;

    @SuppressWarnings("BanJNDI") // the address is that of our own child
    GatewayProbe(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            JMXServiceURL url = new JMXServiceURL(machine.startLocalManagementAgent());
            machine.detach();
            connector = JMXConnectorFactory.connect(url);
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            memory = ManagementFactory.newPlatformMXBeanProxy(
                    beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            system = ManagementFactory.newPlatformMXBeanProxy(
                    beans, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("the gateway's JVM lets nobody look", e);
        }
    }

    /** What is live on the heap, in bytes; collects garbage for it. */
    long liveHeap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** The processor time that the process has used. */
    Duration cpu() {
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
