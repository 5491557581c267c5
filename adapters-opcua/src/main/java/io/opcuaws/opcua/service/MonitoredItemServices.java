package io.opcuaws.opcua.service;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.subscription.ItemCalls.CreatedItem;
import io.opcuaws.opcua.subscription.ItemCalls.Modification;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.CreateMonitoredItemsRequest;
import io.opcuaws.protocol.message.CreateMonitoredItemsResponse;
import io.opcuaws.protocol.message.DeleteMonitoredItemsRequest;
import io.opcuaws.protocol.message.DeleteMonitoredItemsResponse;
import io.opcuaws.protocol.message.ItemToMonitor;
import io.opcuaws.protocol.message.ModifyMonitoredItemsRequest;
import io.opcuaws.protocol.message.ModifyMonitoredItemsResponse;
import io.opcuaws.protocol.message.MonitoredItemCreateRequest;
import io.opcuaws.protocol.message.MonitoredItemCreateResult;
import io.opcuaws.protocol.message.MonitoredItemModifyRequest;
import io.opcuaws.protocol.message.MonitoredItemModifyResult;
import io.opcuaws.protocol.message.MonitoringParameters;
import io.opcuaws.protocol.message.SetMonitoringModeRequest;
import io.opcuaws.protocol.message.SetMonitoringModeResponse;
import io.opcuaws.protocol.message.SetTriggeringRequest;
import io.opcuaws.protocol.message.SetTriggeringResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;

/** MonitoredItem Service Set. Milo's types of the same name are written with their package. */
final class MonitoredItemServices {

    private static final MonitoringParameters BY_DEFAULT = new MonitoringParameters(0, -1, null, 1, true);
    private static final MonitoredItemCreateResult UNKNOWN_NODE =
            new MonitoredItemCreateResult(StatusCodes.Bad_NodeIdUnknown, 0, 0, 0, null);

    private MonitoredItemServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(
                new ServiceMapper<>(
                        Service.CREATE_MONITORED_ITEMS,
                        CreateMonitoredItemsRequest.class,
                        MonitoredItemServices::create),
                new ServiceMapper<>(
                        Service.MODIFY_MONITORED_ITEMS,
                        ModifyMonitoredItemsRequest.class,
                        MonitoredItemServices::modify),
                new ServiceMapper<>(
                        Service.SET_MONITORING_MODE, SetMonitoringModeRequest.class, MonitoredItemServices::setMode),
                new ServiceMapper<>(
                        Service.SET_TRIGGERING, SetTriggeringRequest.class, MonitoredItemServices::setTriggering),
                new ServiceMapper<>(
                        Service.DELETE_MONITORED_ITEMS,
                        DeleteMonitoredItemsRequest.class,
                        MonitoredItemServices::delete));
    }

    private static CompletableFuture<CreateMonitoredItemsResponse> create(
            CreateMonitoredItemsRequest request, ServiceCall call) {
        Values values = call.values();
        TimestampsToReturn timestamps = AttributeServices.timestamps(request.timestampsToReturn());
        return Items.of("/Body/ItemsToCreate", request.itemsToCreate(), item -> item(item, values))
                .call(
                        Portions.once(0), // the subscriptions cut it themselves
                        items -> call.subscriptions()
                                .items()
                                .create(request.subscriptionId(), timestamps, items, call.session(), call.told())
                                .thenCompose(created -> values.withTypes(() -> created.stream()
                                        .map(item -> result(item, values))
                                        .toList())),
                        UNKNOWN_NODE)
                .thenApply(CreateMonitoredItemsResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest item(
            MonitoredItemCreateRequest item, Values values) {
        MonitoringParameters asked = item.requestedParameters() == null ? BY_DEFAULT : item.requestedParameters();
        org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters parameters = parameters(asked, values);
        ItemToMonitor node = item.itemToMonitor();
        return new org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest(
                new ReadValueId(
                        values.toMilo("ItemToMonitor/NodeId", node.nodeId()),
                        uint(node.attributeId() == null ? usualAttribute(parameters.getFilter()) : node.attributeId()),
                        Items.rangeOrNone(node.indexRange()),
                        Values.toMilo(node.dataEncoding())),
                MonitoringMode.from(item.monitoringMode()),
                parameters);
    }

    private static long usualAttribute(ExtensionObject filter) {
        boolean events = EventFilter.BINARY_ENCODING_ID.equalTo(filter.getEncodingOrTypeId());
        return (events ? AttributeId.EventNotifier : AttributeId.Value).uid().longValue();
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters parameters(
            MonitoringParameters asked, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters(
                uint(asked.clientHandle()),
                asked.samplingInterval(),
                values.toMilo("RequestedParameters/Filter", asked.filter()),
                uint(asked.queueSize()),
                asked.discardOldest());
    }

    private static MonitoredItemCreateResult result(CreatedItem created, Values values) {
        return new MonitoredItemCreateResult(
                created.result().getStatusCode().value(),
                created.id(),
                created.result().getRevisedSamplingInterval(),
                created.result().getRevisedQueueSize().longValue(),
                filterResult(created.result().getFilterResult(), values));
    }

    private static io.opcuaws.protocol.message.@Nullable ExtensionObject filterResult(
            @Nullable ExtensionObject result, Values values) {
        return result == null ? null : values.toRecord(result);
    }

    private static CompletableFuture<ModifyMonitoredItemsResponse> modify(
            ModifyMonitoredItemsRequest request, ServiceCall call) {
        Values values = call.values();
        TimestampsToReturn timestamps = AttributeServices.timestamps(request.timestampsToReturn());
        List<Modification> modifications = Items.all(
                "/Body/ItemsToModify",
                SubscriptionServices.some("/Body/ItemsToModify", request.itemsToModify()),
                item -> modification(item, values));
        return call.subscriptions()
                .items()
                .modify(request.subscriptionId(), timestamps, modifications, call.session())
                .thenCompose(results -> values.withTypes(() ->
                        results.stream().map(result -> result(result, values)).toList()))
                .thenApply(ModifyMonitoredItemsResponse::new);
    }

    private static Modification modification(MonitoredItemModifyRequest item, Values values) {
        return new Modification(item.monitoredItemId(), parameters(item.requestedParameters(), values));
    }

    private static MonitoredItemModifyResult result(
            org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemModifyResult result, Values values) {
        return new MonitoredItemModifyResult(
                result.getStatusCode().value(),
                result.getRevisedSamplingInterval(),
                result.getRevisedQueueSize().longValue(),
                filterResult(result.getFilterResult(), values));
    }

    private static CompletableFuture<SetMonitoringModeResponse> setMode(
            SetMonitoringModeRequest request, ServiceCall call) {
        return call.subscriptions()
                .items()
                .setMode(
                        request.subscriptionId(),
                        MonitoringMode.from(request.monitoringMode()),
                        SubscriptionServices.some("/Body/MonitoredItemIds", request.monitoredItemIds()),
                        call.session())
                .thenApply(Results::of)
                .thenApply(SetMonitoringModeResponse::new);
    }

    private static CompletableFuture<SetTriggeringResponse> setTriggering(
            SetTriggeringRequest request, ServiceCall call) {
        return call.subscriptions()
                .triggering()
                .set(
                        request.subscriptionId(),
                        request.triggeringItemId(),
                        request.linksToAdd(),
                        request.linksToRemove(),
                        call.session())
                .thenApply(triggered ->
                        new SetTriggeringResponse(Results.of(triggered.added()), Results.of(triggered.removed())));
    }

    private static CompletableFuture<DeleteMonitoredItemsResponse> delete(
            DeleteMonitoredItemsRequest request, ServiceCall call) {
        return call.subscriptions()
                .items()
                .delete(
                        request.subscriptionId(),
                        SubscriptionServices.some("/Body/MonitoredItemIds", request.monitoredItemIds()),
                        call.session())
                .thenApply(Results::of)
                .thenApply(DeleteMonitoredItemsResponse::new);
    }
}
