import type { ExpandedNodeId, NodeId } from "./generated/messages.js";

const KINDS = ["i", "s", "g", "b"] as const;

/** The text form of a NodeId, e.g. `ns=2;s=Boiler.Temperature`: the same for all that mean the same node. */
export function nodeIdText(nodeId: NodeId | ExpandedNodeId): string {
  if (typeof nodeId === "string") {
    return nodeId.replace(/^ns=0*(?=\d)(?:0;)?/, (match) => (match.endsWith(";") ? "" : "ns="));
  }
  const { Namespace = 0, Id, IdType = 0 } = nodeId;
  const server = "ServerUri" in nodeId ? prefix("svr", "svu", nodeId.ServerUri) : "";
  return `${server}${prefix("ns", "nsu", Namespace)}${KINDS[IdType] ?? "i"}=${Id}`;
}

/** What says by its index or by its URI where the node is; index 0 goes without saying. */
function prefix(byIndex: string, byUri: string, where: number | string | undefined = 0): string {
  if (!/^\d+$/.test(String(where))) {
    return `${byUri}=${where};`;
  }
  return Number(where) > 0 ? `${byIndex}=${where};` : "";
}
