// Reads and writes a value, calls a method and lists what is below a node:
//   node read-and-write.mjs [gateway [server]]
import { connect, plain, variant } from "opcua-ws-gateway-client";

const [url = "ws://127.0.0.1:8082", server = "opc.tcp://127.0.0.1:4840"] = process.argv.slice(2);
// Before Node 22 the WebSocket comes from the package ws.
const { WebSocket } = globalThis.WebSocket ? globalThis : await import("ws");

const gateway = await connect(url, { WebSocket });
const session = await gateway.login({ DiscoveryUrl: server });

console.log("It is", await session.readValue("i=2258"), "on the server.");

// The type of the node is asked for, where it is not said.
await session.write("ns=2;s=Demo.Scalar.Double", 23.5);
console.log("Demo.Scalar.Double is", await session.readValue("ns=2;s=Demo.Scalar.Double"));

const inputs = [variant("Double", 2), variant("Double", 3)];
const outputs = await session.call("ns=2;s=Demo.Method", "ns=2;s=Demo.Method.Add", inputs);
console.log("2 + 3 =", plain(outputs[0]));

for await (const { DisplayName } of session.browse("ns=2;s=Demo.Moving", { referenceTypeId: "i=33" })) {
  console.log("Demo.Moving has", DisplayName.Text);
}

try {
  await session.readValue("ns=2;s=No.Such.Node");
} catch (error) {
  console.log("What fails says why:", error.statusText);
}

await gateway.close();
