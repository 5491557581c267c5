package io.opcuaws.opcua.channel;

import io.netty.util.NetUtil;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/**
 * Looks up host names. The JDK's resolver blocks, for many seconds if a name server is silent, so it has a few threads of its
 * own and a bounded queue: a flood of bad names holds up other names, but nothing else.
 */
final class Hosts {

    private static final int THREADS = 8;
    private static final int WAITING = 256;
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads;

    Hosts(ThreadFactory factory) {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The address of a host; fails with {@code BadTcpEndpointUrlInvalid} if it has none and with
     * {@code BadResourceUnavailable} if too many look-ups are waiting.
     */
    CompletableFuture<InetAddress> resolve(String host) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            return CompletableFuture.completedFuture(ofLiteral(literal));
        }
        CompletableFuture<InetAddress> address = new CompletableFuture<>();
        try {
            threads.execute(() -> lookUp(host, address));
        } catch (RejectedExecutionException e) {
            address.completeExceptionally(Failures.because(
                    Statuses.of(StatusCodes.Bad_ResourceUnavailable), "Too many host names are being looked up."));
        }
        return address;
    }

    private static void lookUp(String host, CompletableFuture<InetAddress> address) {
        try {
            address.complete(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            address.completeExceptionally(
                    Failures.because(StatusCode.BAD_TCP_ENDPOINT_URL_INVALID, "The server's host name is not known."));
        }
    }

    private static InetAddress ofLiteral(byte[] literal) {
        try {
            return InetAddress.getByAddress(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("neither 4 nor 16 bytes", e);
        }
    }

    void close() {
        threads.shutdownNow();
    }
}
