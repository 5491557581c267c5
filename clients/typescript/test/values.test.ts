import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { NodeId } from "../src/generated/messages.js";
import { nodeIdText } from "../src/node-ids.js";
import { isBad, isGood, statusCode, statusName } from "../src/status-codes.js";
import { masked } from "../src/trace.js";
import { type BuiltInType, plain, typeName, typeNumber, variant } from "../src/values.js";
import { FakeGateway } from "./fakes/gateway.js";

suite("values", () => {
  test("take the form that JSON has for them", () => {
    const forms: Array<[BuiltInType, unknown, unknown]> = [
      ["Int64", 2n ** 62n, "4611686018427387904"],
      ["Double", Number.NaN, "NaN"],
      ["Float", Number.NEGATIVE_INFINITY, "-Infinity"],
      ["DateTime", new Date("2026-11-22T00:00:00Z"), "2026-11-22T00:00:00.000Z"],
      ["ByteString", new Uint8Array([1, 2, 255]), "AQL/"],
      ["UInt64", [1n, 2n], ["1", "2"]],
      ["String", "text", "text"],
    ];
    for (const [type, value, Body] of forms) {
      assert.deepEqual(variant(type, value), { Type: typeNumber(type), Body });
    }
    assert.deepEqual(variant("String", null), { Type: 0 });
  });

  test("come back from it", () => {
    assert.equal(plain({ Type: 8, Body: "4611686018427387904" }), 2n ** 62n);
    assert.deepEqual(plain({ Type: 9, Body: ["1"] }), [1n]);
    assert.deepEqual(plain({ Type: 11, Body: ["NaN", 1.5] }), [Number.NaN, 1.5]);
    assert.equal(plain({ Type: 13, Body: "2026-11-22T00:00:00.1234567Z" }), "2026-11-22T00:00:00.1234567Z");
    assert.equal(plain({ Type: 0 }), null);
    assert.equal(plain(undefined), null);
  });

  test("have types with names", () => {
    assert.equal(typeName(typeNumber("Guid")), "Guid");
    assert.throws(() => typeName(26), { statusText: "BadInvalidArgument" });
  });
});

suite("reading", () => {
  test("gives one value of each, good or bad", async () => {
    const results = [{ Value: { Type: 6, Body: 1 } }, { Status: 0x80340000 }];
    const fake = new FakeGateway().on("GW_ReadRequest", () => ({ Results: results }));
    const session = await fake.session();
    const targets = ["ns=2;s=A", { NodeId: "ns=2;s=None", AttributeId: 4 }];
    assert.deepEqual(await session.read(targets, { maxAge: 500, timestamps: 3 }), results);
    assert.deepEqual(fake.last("GW_ReadRequest").Body, {
      NodesToRead: [{ NodeId: "ns=2;s=A" }, { NodeId: "ns=2;s=None", AttributeId: 4 }],
      MaxAge: 500,
      TimestampsToReturn: 3,
    });
  });

  test("a single value fails if that is bad", async () => {
    const fake = new FakeGateway().on("GW_ReadRequest", () => ({ Results: [{ Status: 0x80340000 }] }));
    await assert.rejects((await fake.session()).readValue({ IdType: 1, Id: "None", Namespace: 2 }), {
      message: "BadNodeIdUnknown: ns=2;s=None has no good value",
    });
  });
});

suite("writing", () => {
  const written = () => ({ Results: [0] });

  test("takes a Variant as it is, and any other value with its type", async () => {
    const fake = new FakeGateway().on("GW_WriteRequest", written);
    const session = await fake.session();
    await session.write("ns=2;s=A", { Type: 12, Body: "x" });
    await session.write("ns=2;s=A", 1.5, { type: "Float" });
    assert.deepEqual(
      fake.of("GW_WriteRequest").map(({ Body }) => Body.NodesToWrite[0]),
      [
        { NodeId: "ns=2;s=A", Value: { Value: { Type: 12, Body: "x" } } },
        { NodeId: "ns=2;s=A", Value: { Value: { Type: 10, Body: 1.5 } } },
      ],
    );
    assert.equal(fake.of("GW_ReadRequest").length, 0);
  });

  test("asks for the type that is not said", async () => {
    const cases = [
      { dataType: { Value: { Type: 17, Body: { Id: 6 } } }, value: {}, type: 6 },
      { dataType: { Value: { Type: 17, Body: { Id: 29 } } }, value: { Value: { Type: 6, Body: 1 } }, type: 6 },
      { dataType: { Value: { Type: 17, Body: { Id: 6, Namespace: 2 } } }, value: { Value: { Type: 4 } }, type: 4 },
    ];
    for (const { dataType, value, type } of cases) {
      const fake = new FakeGateway()
        .on("GW_ReadRequest", () => ({ Results: [dataType, value] }))
        .on("GW_WriteRequest", written);
      await (await fake.session()).write("ns=2;s=A", 2);
      assert.deepEqual(fake.last("GW_WriteRequest").Body.NodesToWrite[0].Value, { Value: { Type: type, Body: 2 } });
    }
  });

  test("fails if the type cannot be known", async () => {
    const derived = { Value: { Type: 17, Body: { Id: 29 } } };
    const fake = new FakeGateway().on("GW_ReadRequest", () => ({ Results: [derived, {}] }));
    await assert.rejects((await fake.session()).write("ns=2;s=A", 2), {
      message: "BadTypeMismatch: The type of ns=2;s=A is not known: say it",
    });
    fake.on("GW_ReadRequest", () => ({ Results: [{ Status: 0x80340000 }, { Status: 0x80340000 }] }));
    await assert.rejects((await fake.session()).write("ns=2;s=A", 2), { statusText: "BadNodeIdUnknown" });
  });

  test("fails with the server's status", async () => {
    const fake = new FakeGateway().on("GW_WriteRequest", () => ({ Results: [0x803b0000] }));
    await assert.rejects((await fake.session()).write("ns=2;s=A", 2, { type: "Int32" }), {
      message: "BadNotWritable: ns=2;s=A was not written",
    });
  });
});

suite("calling", () => {
  test("gives the output arguments", async () => {
    const result = { StatusCode: 0, InputArgumentResults: [], OutputArguments: [{ Type: 11, Body: 3 }] };
    const fake = new FakeGateway().on("GW_CallRequest", () => ({ Results: [result] }));
    const session = await fake.session();
    assert.deepEqual(await session.call("ns=2;s=O", "ns=2;s=M", [variant("Double", 1)]), [{ Type: 11, Body: 3 }]);
  });

  test("says which argument is to blame", async () => {
    const result = { StatusCode: 0x80ab0000, InputArgumentResults: [0x80740000], OutputArguments: [] };
    const fake = new FakeGateway().on("GW_CallRequest", () => ({ Results: [result] }));
    await assert.rejects((await fake.session()).call("ns=2;s=O", "ns=2;s=M"), {
      statusText: "BadInvalidArgument",
      details: result,
    });
  });
});

suite("StatusCodes", () => {
  test("have names", () => {
    assert.equal(statusName(0), "Good");
    assert.equal(statusName(0x80340000), "BadNodeIdUnknown");
    assert.equal(statusName(0x80ab0000), "BadInvalidArgument");
    assert.equal(statusName(0x40920000), "UncertainInitialValue");
    assert.equal(statusName(0x00a60000), "GoodMoreData");
    assert.equal(statusName(0x80340480), "BadNodeIdUnknown", "info bits do not count");
    assert.equal(statusName(0x8fff0000), "0x8FFF0000");
    assert.equal(statusCode("BadNodeIdUnknown"), 0x80340000);
    assert.equal(statusCode("NoSuchName"), 0x80000000);
  });

  test("are good, uncertain or bad", () => {
    assert.deepEqual([undefined, 0, 0x40920000, 0x80340000].map(isGood), [true, true, false, false]);
    assert.deepEqual([undefined, 0, 0x40920000, 0x80340000].map(isBad), [false, false, false, true]);
  });
});

suite("NodeIds", () => {
  test("have one text, however they are written", () => {
    const texts: Array<[NodeId, string]> = [
      [{ Id: 85 }, "i=85"],
      [{ Id: 85, Namespace: 0 }, "i=85"],
      ["ns=0;i=85", "i=85"],
      ["ns=02;s=A", "ns=2;s=A"],
      [{ IdType: 1, Id: "A", Namespace: 2 }, "ns=2;s=A"],
      [{ IdType: 1, Id: "A", Namespace: "2" }, "ns=2;s=A"],
      [{ IdType: 3, Id: "AQ==", Namespace: "urn:x" }, "nsu=urn:x;b=AQ=="],
      [
        { IdType: 2, Id: "09087e75-8e5e-499b-954f-f2a9603db28a", Namespace: 1 },
        "ns=1;g=09087e75-8e5e-499b-954f-f2a9603db28a",
      ],
    ];
    for (const [nodeId, text] of texts) {
      assert.equal(nodeIdText(nodeId), text);
    }
    assert.equal(nodeIdText({ Id: 85, ServerUri: 1 }), "svr=1;i=85");
    assert.equal(nodeIdText({ Id: 85, Namespace: "urn:x", ServerUri: "urn:y" }), "svu=urn:y;nsu=urn:x;i=85");
  });
});

suite("the trace", () => {
  test("shows messages in both directions, without their secrets", async () => {
    const seen: string[] = [];
    const fake = new FakeGateway().on("GW_AuthenticateRequest", () => ({ ClientName: "dashboard" }));
    const login = {
      DiscoveryUrl: "opc.tcp://plant",
      UserAuth: { Type: "UserName", UserName: "user", Password: "pass-secret" },
    } as const;
    const onMessage = (direction: string, message: unknown) => seen.push(`${direction} ${JSON.stringify(message)}`);
    await fake.session(login, { token: "token-secret", onMessage });
    const all = seen.join("\n");
    assert.match(all, /sent .*GW_AuthenticateRequest.*"Token":"•••"/);
    assert.match(all, /"UserName":"user","Password":"•••"/);
    assert.match(all, /received .*GW_LoginResponse.*"ResumeToken":"•••"/);
    assert.doesNotMatch(all, /secret|token 1/);
  });

  test("masks every field that the schemas call a secret", () => {
    const secrets = ["Password", "PrivateKey", "TokenData", "tokenData", "Token", "ResumeToken"];
    const body = Object.fromEntries(secrets.map((name) => [name, "secret"]));
    assert.doesNotMatch(JSON.stringify(masked(JSON.stringify({ Header: {}, Body: { deep: [body] } }))), /secret/);
  });
});
