import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { FakeGateway, refuse, settle } from "./fakes/gateway.js";

function page(names: string[], continuationPoint?: string) {
  const references = names.map((name) => ({ IsForward: true, NodeId: { IdType: 1, Id: name, Namespace: 2 } }));
  const more = continuationPoint === undefined ? {} : { ContinuationPoint: continuationPoint };
  return () => ({ Results: [{ StatusCode: 0, References: references, ...more }] });
}

suite("browsing", () => {
  test("goes on until there is no more", async () => {
    const fake = new FakeGateway()
      .on("GW_BrowseRequest", page(["A", "B"], "Mw=="))
      .on("GW_BrowseNextRequest", page(["C"], "NA=="), page(["D"]));
    const session = await fake.session();
    const found: unknown[] = [];
    for await (const reference of session.browse("i=85", { maxReferences: 2 })) {
      found.push((reference.NodeId as { Id: unknown }).Id);
    }
    assert.deepEqual(found, ["A", "B", "C", "D"]);
    assert.deepEqual(
      fake.of("GW_BrowseNextRequest").map(({ Body }) => Body),
      [{ ContinuationPoints: ["Mw=="] }, { ContinuationPoints: ["NA=="] }],
    );
  });

  test("asks for what it is told to", async () => {
    const fake = new FakeGateway().on("GW_BrowseRequest", page([]));
    const session = await fake.session();
    const options = { direction: "inverse", referenceTypeId: "i=33", includeSubtypes: false } as const;
    for await (const _ of session.browse("i=85", { ...options, nodeClassMask: 3, resultMask: 16 })) {
      assert.fail("there is nothing");
    }
    assert.deepEqual(fake.last("GW_BrowseRequest").Body, {
      RequestedMaxReferencesPerNode: 0,
      NodesToBrowse: [
        {
          NodeId: "i=85",
          BrowseDirection: 1,
          ReferenceTypeId: "i=33",
          IncludeSubtypes: false,
          NodeClassMask: 3,
          ResultMask: 16,
        },
      ],
    });
  });

  test("gives back what is left when the loop is left", async () => {
    const fake = new FakeGateway()
      .on("GW_BrowseRequest", page(["A", "B"], "Mw=="))
      .on("GW_BrowseNextRequest", page([]));
    const session = await fake.session();
    for await (const _ of session.browse("i=85")) {
      break;
    }
    await settle();
    assert.deepEqual(fake.last("GW_BrowseNextRequest").Body, {
      ReleaseContinuationPoints: true,
      ContinuationPoints: ["Mw=="],
    });
  });

  test("fails with the node's own status", async () => {
    const bad = { StatusCode: 0x80340000, References: [] };
    const session = await new FakeGateway().on("GW_BrowseRequest", () => ({ Results: [bad] })).session();
    await assert.rejects(session.browse("ns=2;s=None").next(), {
      statusText: "BadNodeIdUnknown",
      message: "BadNodeIdUnknown: ns=2;s=None cannot be browsed",
    });
  });

  test("does not use a continuation point twice", async () => {
    const fake = new FakeGateway()
      .on("GW_BrowseRequest", page(["A"], "Mw=="))
      .on("GW_BrowseNextRequest", refuse("BadTimeout"));
    const references = (await fake.session()).browse("i=85");
    await references.next();
    await assert.rejects(references.next(), { statusText: "BadTimeout" });
    await settle();
    assert.equal(fake.of("GW_BrowseNextRequest").length, 1);
  });
});
