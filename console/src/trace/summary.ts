/** What a message is about, in a few words: how many of what its body lists, or the one NodeId that is in it. */
export function summaryOf(message: unknown): string {
  const { Body: body } = message as { Body?: unknown };
  if (typeof body !== "object" || body === null) {
    return "";
  }
  const list = Object.entries(body).find(([, value]) => Array.isArray(value) && value.length > 0);
  if (!list) {
    const { SessionStatus, DiscoveryUrl, Target } = body as Readonly<Record<string, unknown>>;
    return [SessionStatus, Target, DiscoveryUrl].filter((text) => typeof text === "string").join(" ");
  }
  const [name, elements] = list as [string, unknown[]];
  return `${elements.length} ${wordOf(name, elements.length)}`;
}

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  Items: ["value", "values"],
  Event: ["field", "fields"],
  Results: ["result", "results"],
  NodesToRead: ["node", "nodes"],
  NodesToBrowse: ["node", "nodes"],
  NodesToWrite: ["node", "nodes"],
  MethodsToCall: ["method", "methods"],
  ItemsToCreate: ["item", "items"],
  Targets: ["target", "targets"],
  Endpoints: ["endpoint", "endpoints"],
};

function wordOf(name: string, count: number): string {
  const [one, many] = WORDS[name] ?? ["entry", "entries"];
  return count === 1 ? one : many;
}
