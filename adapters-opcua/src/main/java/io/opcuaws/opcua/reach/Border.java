package io.opcuaws.opcua.reach;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Looks hosts up, and lets only those pass that are within a reach. */
public final class Border {

    /** Says nothing of whether the name exists: it could be one that only the gateway's network knows. */
    private static final Failure REFUSED = new Failure(
            StatusCode.BAD_USER_ACCESS_DENIED, "The gateway does not connect to this address (open-targets.allow).");

    private final Function<String, CompletableFuture<InetAddress>> resolver;

    /** @param resolver looks a host up; fails if it has no address */
    public Border(Function<String, CompletableFuture<InetAddress>> resolver) {
        this.resolver = resolver;
    }

    /**
     * The address to connect to; nothing else may be connected to after this.
     *
     * @return fails with {@code BadUserAccessDenied} if it is out of reach, also if it has no address then; else as the
     *     resolver does
     */
    public CompletableFuture<InetAddress> pass(String host, int port, Reach reach) {
        boolean named = reach.byName(host, port);
        if (!named && !reach.looksAtAddresses()) {
            return CompletableFuture.failedFuture(new FailureException(REFUSED));
        }
        return resolver.apply(host).handle((address, unknown) -> {
            if (unknown != null && named) {
                throw Failures.asException(unknown);
            }
            if (unknown != null || Forbidden.isForbidden(address) || !(named || reach.byAddress(address, port))) {
                throw new FailureException(REFUSED);
            }
            return address;
        });
    }
}
