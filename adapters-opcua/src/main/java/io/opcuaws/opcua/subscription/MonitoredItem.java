package io.opcuaws.opcua.subscription;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;

/**
 * One monitored item. The client knows it by its {@link #id()} and its own handle, the server by its id and by {@link
 * #handle()}, which is unique in the session, as the client's need not be.
 *
 * <p>Changed on the lane only; may be read by any thread.
 */
final class MonitoredItem {

    private final Subscription subscription;
    private final UInteger handle;
    private final ReadValueId node;
    private final CompletableFuture<?> told;
    private volatile MonitoringParameters parameters;
    private volatile MonitoringMode mode;
    private volatile TimestampsToReturn timestamps;
    private volatile long id;
    private volatile @Nullable UInteger serverId;

    /**
     * @param asked with the client's handle
     * @param told completes when the client has been told that there is this item, or that there is not
     */
    MonitoredItem(
            Subscription subscription,
            UInteger handle,
            MonitoredItemCreateRequest asked,
            TimestampsToReturn timestamps,
            CompletableFuture<?> told) {
        this.told = told;
        this.subscription = subscription;
        this.handle = handle;
        this.node = asked.getItemToMonitor();
        this.parameters = asked.getRequestedParameters();
        this.mode = asked.getMonitoringMode();
        this.timestamps = timestamps;
    }

    Subscription subscription() {
        return subscription;
    }

    UInteger handle() {
        return handle;
    }

    /** Before this is complete the client would not know what a value is of. */
    CompletableFuture<?> told() {
        return told;
    }

    long clientHandle() {
        return parameters.getClientHandle().longValue();
    }

    TimestampsToReturn timestamps() {
        return timestamps;
    }

    /** Its name for the client. */
    long id() {
        return id;
    }

    /** The server has it under this id. */
    void created(long newId, UInteger newServerId) {
        id = newId;
        serverId = newServerId;
    }

    /** The server has it under another id now, or not any more. */
    void recreated(@Nullable UInteger newServerId) {
        serverId = newServerId;
    }

    void modified(MonitoringParameters newParameters, TimestampsToReturn newTimestamps) {
        parameters = newParameters;
        timestamps = newTimestamps;
    }

    void modeSet(MonitoringMode newMode) {
        mode = newMode;
    }

    boolean isOnServer() {
        return serverId != null;
    }

    UInteger serverId() {
        return Objects.requireNonNull(serverId);
    }

    /** What makes it on a server. */
    MonitoredItemCreateRequest request() {
        return new MonitoredItemCreateRequest(node, mode, forServer(parameters));
    }

    /** Parameters with the handle that the server is to use. */
    MonitoringParameters forServer(MonitoringParameters asked) {
        return new MonitoringParameters(
                handle, asked.getSamplingInterval(), asked.getFilter(), asked.getQueueSize(), asked.getDiscardOldest());
    }
}
