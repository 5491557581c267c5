import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { GatewayEvent } from "../src/events.js";
import { FakeGateway, settle } from "./fakes/gateway.js";

function calls(): FakeGateway {
  const done = { StatusCode: 0, InputArgumentResults: [], OutputArguments: [] };
  return new FakeGateway().on("GW_CallRequest", () => ({ Results: [done] }));
}

suite("events", () => {
  test("are told by the names of their fields", async () => {
    const fake = new FakeGateway();
    const told: GatewayEvent[] = [];
    const select = ["Message", "ActiveState/Id", "ConditionId", "2:Batch"];
    await (await fake.session()).onEvent("i=2253", (event) => told.push(event), { select });
    const [item] = fake.last("GW_CreateMonitoredItemsRequest").Body.ItemsToCreate;
    assert.deepEqual(item.RequestedParameters.Filter, {
      TypeId: { Id: 15295 },
      Body: {
        SelectClauses: [
          { TypeDefinitionId: { Id: 2041 }, BrowsePath: [{ Name: "Message" }], AttributeId: 13 },
          { TypeDefinitionId: { Id: 2041 }, BrowsePath: [{ Name: "ActiveState" }, { Name: "Id" }], AttributeId: 13 },
          { TypeDefinitionId: { Id: 2782 }, BrowsePath: [], AttributeId: 1 },
          { TypeDefinitionId: { Id: 2041 }, BrowsePath: [{ Name: "Batch", Uri: 2 }], AttributeId: 13 },
        ],
      },
    });
    fake.notify("1", "GW_EventNotify", {
      ClientHandleData: 1,
      Event: [{ Type: 21, Body: { Text: "Too hot" } }, { Type: 1, Body: true }, { Type: 0 }, { Type: 8, Body: "7" }],
    });
    assert.deepEqual(told, [
      { Message: { Text: "Too hot" }, "ActiveState/Id": true, ConditionId: null, "2:Batch": 7n },
    ]);
  });

  test("can be chosen", async () => {
    const fake = new FakeGateway();
    const where = { Elements: [{ FilterOperator: 14, FilterOperands: [] }] };
    await (await fake.session()).onEvent("i=2253", () => {}, { where, queueSize: 7 });
    const [item] = fake.last("GW_CreateMonitoredItemsRequest").Body.ItemsToCreate;
    assert.deepEqual(item.RequestedParameters.Filter.Body.WhereClause, where);
    assert.equal(item.RequestedParameters.QueueSize, 7);
  });

  test("that come at once are kept by the server, as far as they are asked to be", async () => {
    const fake = new FakeGateway();
    await (await fake.session()).onEvent("i=2253", () => {});
    const [item] = fake.last("GW_CreateMonitoredItemsRequest").Body.ItemsToCreate;
    assert.equal(item.RequestedParameters.QueueSize, 100);
  });

  test("of alarms that there are already are asked for, also when the server has forgotten that", async () => {
    const fake = calls();
    await (await fake.session()).onEvent("i=2253", () => {}, { refresh: true });
    fake.notify("1", "GW_SessionStatusNotify", { SessionStatus: "Disconnect", StatusCode: 0x808a0000 });
    fake.notify("1", "GW_SessionStatusNotify", { SessionStatus: "Connect", SubscriptionsRecreated: true });
    await settle();
    assert.equal(fake.of("GW_CallRequest").length, 2);
    assert.deepEqual(fake.last("GW_CallRequest").Body.MethodsToCall, [
      { ObjectId: { Id: 2782 }, MethodId: { Id: 3875 }, InputArguments: [{ Type: 7, Body: 1 }] },
    ]);
  });

  test("are not told any more when it is closed", async () => {
    const fake = new FakeGateway();
    const events = await (await fake.session()).onEvent("i=2253", () => assert.fail());
    await events.close();
    fake.notify("1", "GW_EventNotify", { ClientHandleData: 1, Event: [] });
    assert.ok(events.closed);
  });

  test("cannot be listened to where the server refuses that", async () => {
    const refused = { Results: [{ StatusCode: 0x80450000 }] };
    const fake = new FakeGateway().on("GW_CreateMonitoredItemsRequest", () => refused);
    await assert.rejects(
      (await fake.session()).onEvent("ns=2;s=A", () => {}),
      {
        statusText: "BadFilterNotAllowed",
      },
    );
    assert.equal(fake.of("GW_DeleteSubscriptionsRequest").length, 1);
  });
});
