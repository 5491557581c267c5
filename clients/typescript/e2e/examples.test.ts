import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, suite, test } from "node:test";
import { connect } from "opcua-ws-gateway-client";
import { WebSocket } from "ws";
import { DemoServerProcess, GatewayProcess } from "./processes.js";
import { until } from "./waiting.js";

/** Runs an example as the README says, and gathers what it prints. */
function run(name: string, ...parameters: string[]): { example: ChildProcess; printed: () => string } {
  const example = spawn(process.execPath, [`examples/${name}`, ...parameters], {
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  let printed = "";
  for (const stream of [example.stdout, example.stderr]) {
    stream.on("data", (text) => {
      printed += text;
    });
  }
  return { example, printed: () => printed };
}

suite("the examples for Node", () => {
  let server: DemoServerProcess;
  let gateway: GatewayProcess;

  before(async () => {
    [server, gateway] = await Promise.all([DemoServerProcess.start(), GatewayProcess.start()]);
  });

  after(() => Promise.all([gateway?.stop(), server?.kill()]));

  test("read and write", async () => {
    const { example, printed } = run("read-and-write.mjs", gateway.url, server.url);
    const [code] = await once(example, "close");
    assert.equal(code, 0, printed());
    assert.match(printed(), /Demo.Scalar.Double is 23.5\n2 \+ 3 = 5\n(Demo.Moving has \w+\n){2}.*BadNodeIdUnknown/);
  });

  test("show alarms and acknowledge them", async () => {
    const { example, printed } = run("alarms.mjs", gateway.url, server.url);
    try {
      await until("the example listened", () => printed().includes("Waiting for alarms"));
      const own = await connect(gateway.url, { WebSocket });
      const session = await own.login({ DiscoveryUrl: server.url });
      await session.write("ns=2;s=Demo.Alarm.Level", 90);
      await until("the alarm was shown", () => /High \(\d+\): .* \[active, not acknowledged\]/.test(printed()));
      await until("it was acknowledged", () => /High \(\d+\): .* \[active, acknowledged\]/.test(printed()));
      await own.close();
    } finally {
      example.kill();
    }
  });
});
