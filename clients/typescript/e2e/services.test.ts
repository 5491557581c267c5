import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import {
  connect,
  type DataValue,
  type Gateway,
  type GatewayEvent,
  plain,
  type Session,
  type TracedMessage,
  variant,
  type WebSocketConstructor,
} from "opcua-ws-gateway-client";
import { WebSocket as WsWebSocket } from "ws";
import { DemoServerProcess, GatewayProcess } from "./processes.js";
import { until } from "./waiting.js";

// On Node 20 the built-in one needs --experimental-websocket, which npm run e2e gives.
const webSockets: Array<[string, WebSocketConstructor | undefined]> = [
  ["the WebSocket of ws", WsWebSocket],
  ["the built-in WebSocket", undefined],
];

for (const [name, WebSocket] of webSockets) {
  suite(`with ${name}`, () => {
    let server: DemoServerProcess;
    let process: GatewayProcess;
    let gateway: Gateway;
    let session: Session;
    const trace: string[] = [];

    before(async () => {
      [server, process] = await Promise.all([DemoServerProcess.start(), GatewayProcess.start("--trust-all-servers")]);
      gateway = await connect(process.url, {
        ...(WebSocket ? { WebSocket } : {}),
        onMessage: (direction: string, message: TracedMessage) => trace.push(`${direction} ${JSON.stringify(message)}`),
      });
      session = await gateway.login({ DiscoveryUrl: server.url });
    });

    after(async () => {
      await gateway?.close();
      await Promise.all([process?.stop(), server?.kill()]);
    });

    test("a server's endpoints are told", async () => {
      const [first] = await gateway.getEndpoints(server.url);
      assert.match(first?.Server.ApplicationName?.Text ?? "", /demo/i);
      assert.deepEqual(await gateway.listTargets(), []);
      assert.ok((await gateway.findServers(server.url)).length > 0);
    });

    test("values are written and read back, whatever their type", async () => {
      const values = {
        Boolean: true,
        Byte: 255,
        Int32: -42,
        Int64: -(2n ** 62n),
        UInt64: 2n ** 63n,
        Float: Number.POSITIVE_INFINITY,
        Double: 1e-300,
        String: "Grüße",
        DateTime: "2026-11-22T00:00:00.1234567Z",
        Guid: "09087e75-8e5e-499b-954f-f2a9603db28a",
        ByteString: "AQL/",
      };
      for (const [type, value] of Object.entries(values)) {
        await session.write(`ns=2;s=Demo.Scalar.${type}`, value);
        assert.deepEqual(await session.readValue(`ns=2;s=Demo.Scalar.${type}`), value);
      }
      await session.write("ns=2;s=Demo.Array.Double", [Number.NaN, 2]);
      assert.deepEqual(await session.readValue("ns=2;s=Demo.Array.Double"), [Number.NaN, 2]);
    });

    test("what the server refuses has its name", async () => {
      await assert.rejects(session.readValue("ns=2;s=None"), { statusText: "BadNodeIdUnknown" });
      await assert.rejects(session.write("ns=2;s=Demo.Access.ReadOnly", 1), { statusText: "BadUserAccessDenied" });
      await assert.rejects(gateway.login({ DiscoveryUrl: "opc.tcp://127.0.0.1:1" }), {
        statusText: "BadConnectionRejected",
      });
      await assert.rejects(session.read([]), { statusText: "BadNothingToDo" });
    });

    test("a deadline that passes has its name", async () => {
      await assert.rejects(session.read("ns=2;s=Demo.Access.Slow", { timeout: 200 }), { statusText: "BadTimeout" });
    });

    test("a node is browsed over continuation points, to the end or not", async () => {
      const found: unknown[] = [];
      const options = { referenceTypeId: "i=33", maxReferences: 3 };
      for await (const reference of session.browse("ns=2;s=Demo.Scalar", options)) {
        found.push(reference.BrowseName?.Name);
      }
      assert.ok(found.includes("Int32") && found.length > 10, String(found));
      assert.equal(new Set(found).size, found.length);
      // Many more than the server keeps points for: it must have got them back.
      for (let round = 0; round < 200; round += 1) {
        for await (const _ of session.browse("ns=2;s=Demo.Scalar", options)) {
          break;
        }
      }
    });

    test("a method is called", async () => {
      const inputs = [variant("Double", 1.5), variant("Double", 2)];
      const outputs = await session.call("ns=2;s=Demo.Method", "ns=2;s=Demo.Method.Add", inputs);
      assert.deepEqual(outputs.map(plain), [3.5]);
      await assert.rejects(session.call("ns=2;s=Demo.Method", "ns=2;s=Demo.Method.Fail"), {
        statusText: "BadInvalidState",
      });
    });

    test("history is read in parts, backwards and by an aggregate", async () => {
      const span = { start: "2024-02-29T00:00:00Z", end: "2024-02-29T01:00:00Z" };
      const all: unknown[] = [];
      for await (const value of session.historyRead("ns=2;s=Demo.History.Value", { ...span, maxValues: 50 })) {
        all.push(plain(value.Value));
      }
      assert.equal(all.length, 360);
      const backwards = { start: span.end, end: span.start, maxValues: 50 };
      const last = await session.historyRead("ns=2;s=Demo.History.Value", backwards).next();
      assert.ok(last.value && Number(plain(last.value.Value)) >= 359);
      const average = { ...span, aggregate: "i=2342", processingInterval: 600_000 };
      const averages: DataValue[] = [];
      for await (const value of session.historyRead("ns=2;s=Demo.History.Value", average)) {
        averages.push(value);
      }
      assert.equal(averages.length, 6);
    });

    test("values are watched, in one message or in several", async () => {
      for (const batched of [true, false]) {
        const counts: number[] = [];
        const options = { samplingInterval: 0, queueSize: 1_000, batched };
        const listener = (value: DataValue) => counts.push(Number(plain(value.Value)));
        const subscription = await session.subscribe("ns=2;s=Demo.Pushed.Counter", listener, options);
        await until("100 values came", () => counts.length >= 100);
        await subscription.close();
        const told = counts.length;
        assert.deepEqual(
          counts,
          [...counts.keys()].map((index) => (counts[0] ?? 0) + index),
        );
        await session.readValue("i=2258");
        assert.equal(counts.length, told, "nothing comes after it was closed");
      }
    });

    test("an alarm is seen and acknowledged", async () => {
      const events: GatewayEvent[] = [];
      const alarm = () =>
        events.filter(({ ConditionName, Retain }) => ConditionName === "High" && Retain === true).at(-1);
      const listening = await session.onEvent("i=2253", (event) => events.push(event), { refresh: true });
      await session.write("ns=2;s=Demo.Alarm.Level", 95);
      await until("the alarm was raised", () => alarm()?.["ActiveState/Id"] === true);
      const { ConditionId, EventId } = alarm() ?? {};
      await session.call(ConditionId as string, "i=9111", [
        variant("ByteString", EventId),
        variant("LocalizedText", { Text: "seen" }),
      ]);
      await until("it was acknowledged", () => alarm()?.["AckedState/Id"] === true);
      await listening.close();
    });

    test("a user logs in with a password, which the trace does not show", async () => {
      const user = await gateway.login({
        DiscoveryUrl: server.url,
        SecurityMode: "SignAndEncrypt",
        SecurityPolicyUri: "http://opcfoundation.org/UA/SecurityPolicy#Basic256Sha256",
        UserAuth: { Type: "UserName", UserName: "user1", Password: "password1" },
      });
      assert.equal((await user.read("i=2258")).length, 1);
      await user.logout();
      assert.match(trace.join("\n"), /"Password":"•••"/);
      assert.doesNotMatch(trace.join("\n"), /password1/);
    });

    test("a session that was logged out is over", async () => {
      const other = await gateway.login({ DiscoveryUrl: server.url });
      await other.logout();
      await assert.rejects(other.read("i=2258"), { statusText: "BadSessionClosed" });
      assert.equal((await session.read("i=2258")).length, 1);
    });
  });
}
