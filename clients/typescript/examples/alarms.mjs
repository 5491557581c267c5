// Shows the alarms of a server, and acknowledges those that nobody has seen yet, until it is interrupted:
//   node alarms.mjs [gateway [server]]
import { connect, variant } from "opcua-ws-gateway-client";

const [url = "ws://127.0.0.1:8082", server = "opc.tcp://127.0.0.1:4840"] = process.argv.slice(2);
const { WebSocket } = globalThis.WebSocket ? globalThis : await import("ws");

const SERVER = "i=2253";
const ACKNOWLEDGE = "i=9111";

const gateway = await connect(url, { WebSocket });
const session = await gateway.login({ DiscoveryUrl: server });

// Server and gateway may come and go: the alarms are asked for again by themselves.
session.onStatus(({ status, error }) => console.log(status, error?.message ?? ""));

// `refresh` tells the alarms that there are already, not only what happens from now on.
await session.onEvent(SERVER, show, { refresh: true });
console.log("Waiting for alarms. Write more than 80 to ns=2;s=Demo.Alarm.Level of the demo server.");

async function show(event) {
  const { ConditionId, EventId, Message, Severity } = event;
  if (ConditionId === null) {
    return; // an event, but no alarm
  }
  const state = event["ActiveState/Id"] ? "active" : "inactive";
  const seen = event["AckedState/Id"] ? "acknowledged" : "not acknowledged";
  console.log(`${event.ConditionName} (${Severity}): ${Message?.Text} [${state}, ${seen}]`);
  if (event["ActiveState/Id"] && !event["AckedState/Id"]) {
    const comment = variant("LocalizedText", { Text: "Seen by a script" });
    await session.call(ConditionId, ACKNOWLEDGE, [variant("ByteString", EventId), comment]);
  }
}
