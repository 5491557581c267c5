package io.opcuaws.opcua.service;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.subscription.SubscriptionSettings;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.CreateSubscriptionRequest;
import io.opcuaws.protocol.message.CreateSubscriptionResponse;
import io.opcuaws.protocol.message.DeleteSubscriptionsRequest;
import io.opcuaws.protocol.message.DeleteSubscriptionsResponse;
import io.opcuaws.protocol.message.ModifySubscriptionRequest;
import io.opcuaws.protocol.message.ModifySubscriptionResponse;
import io.opcuaws.protocol.message.SetPublishingModeRequest;
import io.opcuaws.protocol.message.SetPublishingModeResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Subscription Service Set, what clients see of it: the gateway publishes and transfers by itself. */
final class SubscriptionServices {

    private SubscriptionServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(
                new ServiceMapper<>(
                        Service.CREATE_SUBSCRIPTION, CreateSubscriptionRequest.class, SubscriptionServices::create),
                new ServiceMapper<>(
                        Service.MODIFY_SUBSCRIPTION, ModifySubscriptionRequest.class, SubscriptionServices::modify),
                new ServiceMapper<>(
                        Service.SET_PUBLISHING_MODE,
                        SetPublishingModeRequest.class,
                        SubscriptionServices::setPublishingMode),
                new ServiceMapper<>(
                        Service.DELETE_SUBSCRIPTIONS, DeleteSubscriptionsRequest.class, SubscriptionServices::delete));
    }

    private static CompletableFuture<CreateSubscriptionResponse> create(
            CreateSubscriptionRequest request, ServiceCall call) {
        SubscriptionSettings settings = new SubscriptionSettings(
                request.requestedPublishingInterval(),
                uint(request.requestedLifetimeCount()),
                uint(request.requestedMaxKeepAliveCount()),
                uint(request.maxNotificationsPerPublish()),
                ubyte(request.priority()));
        return call.subscriptions()
                .calls()
                .create(settings, request.publishingEnabled(), request.batchNotifications(), call.session())
                .thenApply(created -> new CreateSubscriptionResponse(
                        created.id(),
                        created.revised().getRevisedPublishingInterval(),
                        created.revised().getRevisedLifetimeCount().longValue(),
                        created.revised().getRevisedMaxKeepAliveCount().longValue()));
    }

    private static CompletableFuture<ModifySubscriptionResponse> modify(
            ModifySubscriptionRequest request, ServiceCall call) {
        SubscriptionSettings settings = new SubscriptionSettings(
                request.requestedPublishingInterval(),
                uint(request.requestedLifetimeCount()),
                uint(request.requestedMaxKeepAliveCount()),
                uint(request.maxNotificationsPerPublish()),
                ubyte(request.priority()));
        return call.subscriptions()
                .calls()
                .modify(request.subscriptionId(), settings, call.session())
                .thenApply(revised -> new ModifySubscriptionResponse(
                        revised.getRevisedPublishingInterval(),
                        revised.getRevisedLifetimeCount().longValue(),
                        revised.getRevisedMaxKeepAliveCount().longValue()));
    }

    private static CompletableFuture<SetPublishingModeResponse> setPublishingMode(
            SetPublishingModeRequest request, ServiceCall call) {
        List<Long> ids = some("/Body/SubscriptionIds", request.subscriptionIds());
        return call.subscriptions()
                .calls()
                .setPublishing(request.publishingEnabled(), ids, call.session())
                .thenApply(Results::of)
                .thenApply(SetPublishingModeResponse::new);
    }

    private static CompletableFuture<DeleteSubscriptionsResponse> delete(
            DeleteSubscriptionsRequest request, ServiceCall call) {
        List<Long> ids = some("/Body/SubscriptionIds", request.subscriptionIds());
        return call.subscriptions()
                .calls()
                .delete(ids, call.session())
                .thenApply(Results::of)
                .thenApply(DeleteSubscriptionsResponse::new);
    }

    /** The list, which must not be empty. */
    static <T> List<T> some(String place, List<T> list) {
        if (list.isEmpty()) {
            throw Failures.because(StatusCode.BAD_NOTHING_TO_DO, place + ": must not be empty.");
        }
        return list;
    }
}
