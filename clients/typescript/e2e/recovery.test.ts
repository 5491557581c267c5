import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import {
  type ConnectOptions,
  connect,
  type DataValue,
  plain,
  type Session,
  type SessionStatus,
} from "opcua-ws-gateway-client";
import { WebSocket } from "ws";
import { DemoServerProcess, GatewayProcess } from "./processes.js";
import { until } from "./waiting.js";
import { Wire } from "./wire.js";

const OPTIONS: ConnectOptions = { WebSocket, reconnect: { firstDelay: 50, maxDelay: 500 } };

/** Watches the counter, of which every value counts. */
async function watch(session: Session) {
  const counts: number[] = [];
  const options = { samplingInterval: 0, queueSize: 10_000 };
  const listener = (value: DataValue) => counts.push(Number(plain(value.Value)));
  await session.subscribe("ns=2;s=Demo.Pushed.Counter", listener, options);
  return counts;
}

function statuses(session: Session): SessionStatus[] {
  const told: SessionStatus[] = [];
  session.onStatus((status) => told.push(status));
  return told;
}

suite("what breaks", () => {
  let server: DemoServerProcess;
  let process: GatewayProcess;

  before(async () => {
    [server, process] = await Promise.all([DemoServerProcess.start(), GatewayProcess.start()]);
  });

  after(async () => {
    await Promise.all([process?.stop(), server?.kill()]);
  });

  test("a connection that is cut loses no value, and none comes twice", async () => {
    const wire = await Wire.to(process.port);
    const gateway = await connect(wire.url, OPTIONS);
    const session = await gateway.login({ DiscoveryUrl: server.url });
    const told = statuses(session);
    const counts = await watch(session);
    for (let cut = 1; cut <= 5; cut += 1) {
      const before = counts.length;
      await until("values came", () => counts.length > before + 20);
      wire.cut();
      await until("it was resumed", () => told.filter(({ status }) => status === "Connect").length === cut);
    }
    const before = counts.length;
    await until("values came", () => counts.length > before + 20);
    await gateway.close();
    wire.close();
    assert.deepEqual(
      counts,
      [...counts.keys()].map((index) => (counts[0] ?? 0) + index),
    );
    assert.ok(told.every((status) => status.status !== "Connect" || !status.gapDetected));
  });

  test("a request that the cut has overtaken is rejected at once", async () => {
    const wire = await Wire.to(process.port);
    const gateway = await connect(wire.url, OPTIONS);
    const session = await gateway.login({ DiscoveryUrl: server.url });
    const request = session.read("ns=2;s=Demo.Access.Slow");
    const outcome = assert.rejects(request, { statusText: "BadConnectionClosed" });
    wire.cut();
    await outcome;
    await until("the gateway was there again", () => session.status.status === "Connect");
    assert.equal((await session.read("i=2258")).length, 1);
    await gateway.close();
    wire.close();
  });

  test("a server that is killed and started again is told, and values come again", async () => {
    const gateway = await connect(process.url, OPTIONS);
    const session = await gateway.login({ DiscoveryUrl: server.url });
    const told = statuses(session);
    const counts = await watch(session);
    await until("values came", () => counts.length > 10);
    await server.kill();
    await until("Disconnect was told", () => told.at(-1)?.status === "Disconnect");
    await assert.rejects(session.read("i=2258"), { statusText: "BadNotConnected" });
    await server.startAgain();
    await until("Connect was told", () => told.at(-1)?.status === "Connect");
    const before = counts.length;
    await until("values came again", () => counts.length > before + 10);
    assert.deepEqual(
      told.map(({ status }) => status),
      ["Disconnect", "Connect"],
    );
    await gateway.close();
  });

  test("a gateway that crashed is logged in to again, and values come again", async () => {
    const gateway = await connect(process.url, OPTIONS);
    const session = await gateway.login({ DiscoveryUrl: server.url });
    const told = statuses(session);
    const counts = await watch(session);
    await until("values came", () => counts.length > 10);
    await process.restart();
    await until("Connect was told", () => told.at(-1)?.status === "Connect");
    const before = counts.length;
    await until("values came again", () => counts.length > before + 10);
    const last = told.at(-1);
    assert.ok(last?.status === "Connect" && last.subscriptionsRecreated);
    await gateway.close();
  });
});
