import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, suite, test } from "node:test";
import { connect } from "opcua-ws-gateway-client";
import { WebSocket } from "ws";
import { GatewayProcess } from "./processes.js";

const TOKEN = "a-token-for-this-test-only";

suite("a gateway that wants to know its clients", () => {
  let process: GatewayProcess;

  before(async () => {
    const hash = createHash("sha256").update(TOKEN).digest("hex");
    process = await GatewayProcess.start(
      "--clients.authentication=token",
      `--clients.tokens.dashboard.sha256=${hash}`,
      "--targets.line-3.url=opc.tcp://127.0.0.1:1",
      "--targets.line-3.security-policy=None",
      "--targets.line-3.rights=[{clients: [dashboard], allow: [read]}]",
    );
  });

  after(() => process?.stop());

  test("lets one with a token in, and tells what it may do", async () => {
    const gateway = await connect(process.url, { WebSocket, token: async () => TOKEN });
    assert.deepEqual(await gateway.listTargets(), [{ Name: "line-3", Allowed: ["Read"] }]);
    await assert.rejects(gateway.login({ Target: "line-3" }), { statusText: "BadConnectionRejected" });
    await gateway.close();
  });

  test("refuses one with another token, or with none", async () => {
    await assert.rejects(connect(process.url, { WebSocket, token: "another" }), {
      statusText: "BadIdentityTokenRejected",
    });
    const gateway = await connect(process.url, { WebSocket });
    await assert.rejects(gateway.listTargets(), { statusText: "BadIdentityTokenRejected" });
    await gateway.close();
  });
});
