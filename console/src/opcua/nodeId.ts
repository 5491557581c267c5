/** Whether the node is in another server's address space: then it can be shown, but not read here. */
export function isElsewhere(nodeId: string): boolean {
  return nodeId.startsWith("svr=");
}
