import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session } from "../src/session.js";
import { FakeGateway } from "./fakes/gateway.js";

/** Never run: it is the compiler that tests this. */
export async function misspelled(session: Session): Promise<void> {
  // @ts-expect-error: there is no such service
  await session.request("GW_RedRequest", { NodesToRead: [] });
  // @ts-expect-error: it is NodesToRead
  await session.request("GW_ReadRequest", { NodesToRed: [] });
  // @ts-expect-error: a login works in no session
  await session.request("GW_LoginRequest", { DiscoveryUrl: "opc.tcp://plant" });
  const { Results } = await session.request("GW_WriteRequest", { NodesToWrite: [] });
  // @ts-expect-error: StatusCodes are numbers
  Results.push("0");
}

test("every service can be asked for, with the types of its schema", async () => {
  const fake = new FakeGateway().on("GW_RegisterNodesRequest", ({ Body }) => ({
    RegisteredNodeIds: Body.NodesToRegister,
  }));
  const session = await fake.session();
  const { RegisteredNodeIds } = await session.request("GW_RegisterNodesRequest", { NodesToRegister: ["ns=2;s=A"] });
  assert.deepEqual(RegisteredNodeIds, ["ns=2;s=A"]);
});
