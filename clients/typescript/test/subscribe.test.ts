import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { DataValue, NodeId } from "../src/generated/messages.js";
import { FakeGateway, refuse, settle, silence } from "./fakes/gateway.js";

function int32(Body: number): DataValue {
  return { Value: { Type: 6, Body } };
}

/** Writes down what a listener is told. */
function recorder() {
  const told: unknown[] = [];
  return {
    told,
    listener: (value: DataValue, nodeId: NodeId) => told.push([nodeId, value.Value?.Body ?? value.Status]),
  };
}

suite("a subscription", () => {
  test("tells each value with its node, whether they come alone or together", async () => {
    const fake = new FakeGateway();
    const { told, listener } = recorder();
    await (await fake.session()).subscribe(["ns=2;s=A", "ns=2;s=B"], listener);
    fake.notify("1", "GW_DataChangeNotify", { ClientHandleData: 2, Value: int32(1) });
    fake.notify("1", "GW_DataChangeNotify", {
      Items: [
        { ClientHandleData: 1, Value: int32(2) },
        { ClientHandleData: 2, Value: int32(3) },
      ],
    });
    assert.deepEqual(told, [
      ["ns=2;s=B", 1],
      ["ns=2;s=A", 2],
      ["ns=2;s=B", 3],
    ]);
  });

  test("is made as it is asked for", async () => {
    const fake = new FakeGateway();
    const filter = { TypeId: { Id: 15294 }, Body: { DeadbandType: 1, DeadbandValue: 0.5 } };
    const options = { publishingInterval: 500, samplingInterval: 50, queueSize: 10, batched: false, filter };
    await (await fake.session()).subscribe("ns=2;s=A", () => {}, options);
    assert.deepEqual(fake.last("GW_CreateSubscriptionRequest").Body, {
      RequestedPublishingInterval: 500,
      BatchNotifications: false,
    });
    assert.deepEqual(fake.last("GW_CreateMonitoredItemsRequest").Body.ItemsToCreate, [
      {
        ItemToMonitor: { NodeId: "ns=2;s=A" },
        RequestedParameters: { ClientHandle: 1, SamplingInterval: 50, QueueSize: 10, Filter: filter },
      },
    ]);
  });

  test("misses no value that comes in one packet with the answer", async () => {
    const fake = new FakeGateway().on("GW_CreateMonitoredItemsRequest", silence);
    const { told, listener } = recorder();
    const subscription = (await fake.session()).subscribe("ns=2;s=A", listener);
    await settle();
    const request = fake.last("GW_CreateMonitoredItemsRequest");
    fake.reply(request, { Results: [{ StatusCode: 0, MonitoredItemId: 1 }] });
    fake.notify("1", "GW_DataChangeNotify", { ClientHandleData: 1, Value: int32(1) });
    await subscription;
    assert.deepEqual(told, [["ns=2;s=A", 1]]);
  });

  test("tells of a node that is refused as of a bad value", async () => {
    const fake = new FakeGateway().on("GW_CreateMonitoredItemsRequest", () => ({
      Results: [
        { StatusCode: 0, MonitoredItemId: 1 },
        { StatusCode: 0x80340000, MonitoredItemId: 0 },
      ],
    }));
    const { told, listener } = recorder();
    const subscription = await (await fake.session()).subscribe(["ns=2;s=A", "ns=2;s=None"], listener);
    assert.deepEqual(told, [["ns=2;s=None", 0x80340000]]);
    assert.deepEqual(
      subscription.items.map(({ nodeId, statusCode, id }) => [nodeId, statusCode, id]),
      [
        ["ns=2;s=A", 0, 1],
        ["ns=2;s=None", 0x80340000, 0],
      ],
    );
  });

  test("of which every node is refused is an error, and leaves nothing behind", async () => {
    const fake = new FakeGateway().on("GW_CreateMonitoredItemsRequest", () => ({
      Results: [{ StatusCode: 0x80340000 }],
    }));
    const session = await fake.session();
    await assert.rejects(
      session.subscribe("ns=2;s=None", () => {}),
      {
        message: "BadNodeIdUnknown: ns=2;s=None cannot be monitored",
      },
    );
    assert.deepEqual(fake.last("GW_DeleteSubscriptionsRequest").Body, { SubscriptionIds: [1] });
  });

  test("that cannot get its items leaves nothing behind", async () => {
    const fake = new FakeGateway().on("GW_CreateMonitoredItemsRequest", refuse("BadUserAccessDenied"));
    const session = await fake.session();
    await assert.rejects(
      session.subscribe("ns=2;s=A", () => {}),
      { statusText: "BadUserAccessDenied" },
    );
    assert.deepEqual(fake.last("GW_DeleteSubscriptionsRequest").Body, { SubscriptionIds: [1] });
  });

  test("that nobody waits for any more is not left behind", async () => {
    const fake = new FakeGateway().on("GW_CreateSubscriptionRequest", silence);
    const session = await fake.session();
    const controller = new AbortController();
    const subscription = session.subscribe("ns=2;s=A", () => {}, { signal: controller.signal });
    await settle();
    controller.abort();
    await assert.rejects(subscription, { name: "AbortError" });
    fake.reply(fake.last("GW_CreateSubscriptionRequest"), { SubscriptionId: 9 });
    assert.deepEqual(fake.last("GW_DeleteSubscriptionsRequest").Body, { SubscriptionIds: [9] });
  });

  test("takes nodes in and out", async () => {
    const fake = new FakeGateway();
    const { told, listener } = recorder();
    const subscription = await (await fake.session()).subscribe([], listener);
    await subscription.add(["ns=2;s=A", "ns=2;s=B"]);
    await subscription.remove({ IdType: 1, Id: "A", Namespace: 2 });
    assert.deepEqual(fake.last("GW_DeleteMonitoredItemsRequest").Body, { SubscriptionId: 1, MonitoredItemIds: [100] });
    fake.notify("1", "GW_DataChangeNotify", { ClientHandleData: 1, Value: int32(1) });
    fake.notify("1", "GW_DataChangeNotify", { ClientHandleData: 2, Value: int32(2) });
    assert.deepEqual(told, [["ns=2;s=B", 2]]);
  });

  test("tells nothing after it was closed, and is closed once", async () => {
    const fake = new FakeGateway();
    const { told, listener } = recorder();
    const subscription = await (await fake.session()).subscribe("ns=2;s=A", listener);
    await Promise.all([subscription.close(), subscription.close()]);
    fake.notify("1", "GW_DataChangeNotify", { ClientHandleData: 1, Value: int32(1) });
    assert.deepEqual(told, []);
    assert.deepEqual(
      fake.of("GW_DeleteSubscriptionsRequest").map(({ Body }) => Body),
      [{ SubscriptionIds: [1] }],
    );
    await assert.rejects(subscription.add("ns=2;s=B"), { statusText: "BadSubscriptionIdInvalid" });
  });

  test("says when the server has ended it", async () => {
    const fake = new FakeGateway();
    let reason: string | undefined;
    const options = { onClosed: (error?: Error) => (reason = error?.message) };
    const subscription = await (await fake.session()).subscribe("ns=2;s=A", () => {}, options);
    const body = { SubscriptionId: 1, SubscriptionStatus: "Timeout", StatusCode: 0x800a0000 };
    fake.notify("1", "GW_SubscriptionStatusNotify", body);
    assert.equal(reason, "BadTimeout: The subscription is gone (Timeout)");
    assert.ok(subscription.closed);
  });

  test("says when its session is over", async () => {
    const session = await new FakeGateway().session();
    let closed = 0;
    await session.subscribe("ns=2;s=A", () => {}, { onClosed: () => closed++ });
    await session.logout();
    assert.equal(closed, 1);
  });

  test("goes on when a listener fails, which is reported as uncaught", async (context) => {
    const fake = new FakeGateway();
    const uncaught: unknown[] = [];
    const reportError = (error: unknown) => uncaught.push(error);
    Object.assign(globalThis, { reportError });
    context.after(() => Reflect.deleteProperty(globalThis, "reportError"));
    const told: unknown[] = [];
    await (await fake.session()).subscribe("ns=2;s=A", (value) => {
      told.push(value.Value?.Body);
      throw new Error("mine");
    });
    fake.notify("1", "GW_DataChangeNotify", {
      Items: [
        { ClientHandleData: 1, Value: int32(1) },
        { ClientHandleData: 1, Value: int32(2) },
      ],
    });
    assert.deepEqual(told, [1, 2]);
    assert.equal(uncaught.length, 2);
  });
});
