import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { FakeGateway, settle } from "./fakes/gateway.js";

function page(values: number[], continuationPoint?: string) {
  const data = { TypeId: { Id: 15270 }, Body: { DataValues: values.map((Body) => ({ Value: { Type: 11, Body } })) } };
  const more = continuationPoint === undefined ? {} : { ContinuationPoint: continuationPoint };
  return () => ({ Results: [{ StatusCode: 0, HistoryData: data, ...more }] });
}

suite("reading history", () => {
  test("goes on until there is no more", async () => {
    const fake = new FakeGateway().on("GW_HistoryReadRequest", page([1, 2], "Mw=="), page([3]));
    const session = await fake.session();
    const found: unknown[] = [];
    const start = new Date("2026-11-22T00:00:00Z");
    for await (const value of session.historyRead("ns=2;s=A", { start, end: "2026-11-23T00:00:00Z", maxValues: 2 })) {
      found.push(value.Value?.Body);
    }
    assert.deepEqual(found, [1, 2, 3]);
    const [first, second] = fake.of("GW_HistoryReadRequest");
    assert.deepEqual(first?.Body, {
      HistoryReadDetails: {
        TypeId: { Id: 15263 },
        Body: {
          IsReadModified: false,
          StartTime: "2026-11-22T00:00:00.000Z",
          EndTime: "2026-11-23T00:00:00Z",
          NumValuesPerNode: 2,
          ReturnBounds: false,
        },
      },
      TimestampsToReturn: 2,
      NodesToRead: [{ NodeId: "ns=2;s=A" }],
    });
    assert.deepEqual(second?.Body.NodesToRead, [{ NodeId: "ns=2;s=A", ContinuationPoint: "Mw==" }]);
  });

  test("can ask for what an aggregate makes of it", async () => {
    const fake = new FakeGateway().on("GW_HistoryReadRequest", page([1.5]));
    const session = await fake.session();
    const span = { start: "2026-11-22T00:00:00Z", end: "2026-11-23T00:00:00Z" };
    await session.historyRead("ns=2;s=A", { ...span, aggregate: "i=2342", processingInterval: 60_000 }).next();
    assert.deepEqual(fake.last("GW_HistoryReadRequest").Body.HistoryReadDetails, {
      TypeId: { Id: 15264 },
      Body: {
        StartTime: span.start,
        EndTime: span.end,
        ProcessingInterval: 60_000,
        AggregateType: ["i=2342"],
      },
    });
  });

  test("gives back what is left when the loop is left", async () => {
    const fake = new FakeGateway().on("GW_HistoryReadRequest", page([1, 2], "Mw=="));
    const session = await fake.session();
    for await (const _ of session.historyRead("ns=2;s=A", { start: "2026-11-22T00:00:00Z" })) {
      break;
    }
    await settle();
    const { Body } = fake.last("GW_HistoryReadRequest");
    assert.equal(Body.ReleaseContinuationPoints, true);
    assert.deepEqual(Body.NodesToRead, [{ NodeId: "ns=2;s=A", ContinuationPoint: "Mw==" }]);
  });

  test("fails with the node's own status", async () => {
    const fake = new FakeGateway().on("GW_HistoryReadRequest", () => ({ Results: [{ StatusCode: 0x80720000 }] }));
    const values = (await fake.session()).historyRead("ns=2;s=A", {});
    await assert.rejects(values.next(), { statusText: "BadHistoryOperationUnsupported" });
  });
});
