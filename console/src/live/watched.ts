import { effect, type Signal, signal } from "@preact/signals";
import { type DataValue, type GatewayError, nodeIdText, type Subscription } from "opcua-ws-gateway-client";
import { asError } from "../connection/gateway";
import { type Server, serverOf, servers } from "../connection/servers";
import { enumerationOf } from "../node/enumerations";
import { pathOf, type TreeNode } from "../tree/model";
import { announce } from "../ui/announce";
import { oncePerFrame } from "../ui/frames";
import { type KeptNode, keepNodes, keptNodes } from "./kept";
import { drawnNumber, drawnTime, isChartable } from "./number";
import { Series } from "./series";

/** A node whose values are shown as they come. */
export interface Watched {
  readonly key: string;
  readonly serverKey: string;
  readonly nodeId: string;
  readonly label: string;
  readonly path: string;
  /** Which of the chart's colours is its own. */
  readonly colour: number;
  readonly latest: Signal<DataValue | undefined>;
  readonly changes: Signal<number>;
  readonly charted: Signal<boolean>;
  readonly names: Signal<ReadonlyMap<number, string> | undefined>;
  readonly series: Series;
}

export const COLOURS = 8;
const SUBSCRIPTION = { publishingInterval: 100, samplingInterval: 100, queueSize: 200 };

export const watched = signal<readonly Watched[]>([]);

/** Why a node could not be watched. */
export const watchProblem = signal<GatewayError | undefined>(undefined);

/** Goes up with the frames in which values have come. */
export const liveVersion = signal(0);

const subscriptions = new Map<string, Promise<Subscription>>();
const fresh = new Map<Watched, { value: DataValue; count: number }>();

const flush = oncePerFrame(() => {
  for (const [item, { value, count }] of fresh) {
    item.latest.value = value;
    item.changes.value += count;
  }
  fresh.clear();
  liveVersion.value += 1;
});

/** The name of what a node was found below: several may have the same name themselves. */
export function parentOf(item: Watched): string {
  return item.path.split(" / ").at(-2) ?? "";
}

function keyOf(serverKey: string, nodeId: string): string {
  return `${serverKey}\n${nodeId}`;
}

export function isWatched(serverKey: string, nodeId: string): boolean {
  const key = keyOf(serverKey, nodeId);
  return watched.value.some((item) => item.key === key);
}

/** Shows a Variable's values as they come, and draws them if they are numbers. */
export async function watch(server: Server, node: TreeNode): Promise<void> {
  await watchAll(server, [{ nodeId: node.nodeId, label: node.label, path: pathOf(node), charted: true }]);
  announce(`${node.label} added to live values.`);
}

/** Shows several nodes. */
export async function watchAll(server: Server, nodes: readonly KeptNode[]): Promise<void> {
  const added = nodes.filter((node) => !isWatched(server.key, node.nodeId)).map((node) => newWatched(server, node));
  if (added.length === 0) {
    return;
  }
  watchProblem.value = undefined;
  watched.value = withColours([...watched.peek(), ...added]);
  remember();
  const ids = added.map((item) => item.nodeId);
  try {
    await monitor(server, ids);
  } catch (problem) {
    if (servers.peek().includes(server)) {
      watchProblem.value = asError(problem);
      watched.value = watched.peek().filter((item) => !(item.serverKey === server.key && ids.includes(item.nodeId)));
      remember();
    }
    return;
  }
  for (const item of added) {
    void enumerationOf(server.session, item.nodeId).then((names) => {
      item.names.value = names;
    });
  }
}

export async function unwatch(serverKey: string, nodeId: string): Promise<void> {
  const key = keyOf(serverKey, nodeId);
  watched.value = watched.peek().filter((item) => item.key !== key);
  remember();
  const subscription = subscriptions.get(serverKey);
  try {
    await (await subscription)?.remove([nodeId]);
  } catch (problem) {
    watchProblem.value = serverOf(serverKey)?.state.peek() === "connected" ? asError(problem) : undefined;
  }
}

export async function unwatchAll(): Promise<void> {
  await Promise.all(watched.peek().map((item) => unwatch(item.serverKey, item.nodeId)));
}

export function setCharted(item: Watched, charted: boolean): void {
  item.charted.value = charted;
  remember();
}

/** Watches again what was watched when the server was last logged in to. */
export async function watchAgain(server: Server): Promise<void> {
  await watchAll(server, keptNodes(server.key));
}

/** Forgets what belongs to servers that are logged out of, and leaves a gap where a server was away. */
export function startLive(): void {
  effect(() => {
    const away = new Set(servers.value.filter(({ state }) => state.value !== "connected").map(({ key }) => key));
    const now = Date.now() / 1000;
    for (const item of watched.peek()) {
      if (away.has(item.serverKey) && item.series.length > 0) {
        item.series.push(now, null);
      }
    }
  });
  effect(() => {
    const keys = new Set(servers.value.map((server) => server.key));
    for (const key of subscriptions.keys()) {
      if (!keys.has(key)) {
        subscriptions.delete(key);
      }
    }
    if (watched.peek().some((item) => !keys.has(item.serverKey))) {
      watched.value = watched.peek().filter((item) => keys.has(item.serverKey));
    }
  });
}

async function monitor(server: Server, nodeIds: readonly string[]): Promise<void> {
  const existing = subscriptions.get(server.key);
  if (existing) {
    const subscription = await existing;
    if (!subscription.closed) {
      await subscription.add(nodeIds);
      return;
    }
  }
  const making = server.session.subscribe(
    nodeIds,
    (value, nodeId) => receive(keyOf(server.key, nodeIdText(nodeId)), value),
    SUBSCRIPTION,
  );
  subscriptions.set(server.key, making);
  try {
    await making;
  } catch (problem) {
    subscriptions.delete(server.key);
    throw problem;
  }
}

const byKey = new Map<string, Watched>();

effect(() => {
  byKey.clear();
  for (const item of watched.value) {
    byKey.set(item.key, item);
  }
});

function receive(key: string, value: DataValue): void {
  const item = byKey.get(key);
  if (!item) {
    return;
  }
  if (isChartable(value) || item.series.length > 0) {
    item.series.push(drawnTime(value, Date.now() / 1000), drawnNumber(value));
  }
  const waiting = fresh.get(item);
  fresh.set(item, { value, count: (waiting?.count ?? 0) + 1 });
  flush();
}

function newWatched(server: Server, node: KeptNode): Watched {
  return {
    key: keyOf(server.key, node.nodeId),
    serverKey: server.key,
    nodeId: node.nodeId,
    label: node.label,
    path: node.path,
    colour: 0,
    latest: signal<DataValue | undefined>(undefined),
    changes: signal(0),
    charted: signal(node.charted),
    names: signal<ReadonlyMap<number, string> | undefined>(undefined),
    series: new Series(),
  };
}

// Each keeps its colour; new ones get the colours that the fewest have.
function withColours(items: readonly Watched[]): Watched[] {
  const known = new Set(watched.peek());
  const uses = new Array<number>(COLOURS).fill(0);
  for (const item of known) {
    uses[item.colour] = (uses[item.colour] ?? 0) + 1;
  }
  return items.map((item) => {
    if (known.has(item)) {
      return item;
    }
    const colour = uses.indexOf(Math.min(...uses));
    uses[colour] = (uses[colour] ?? 0) + 1;
    return { ...item, colour };
  });
}

// Only of servers that are logged in to: what was watched on others stays kept.
function remember(): void {
  for (const server of servers.peek()) {
    const items = watched.peek().filter((item) => item.serverKey === server.key);
    keepNodes(
      server.key,
      items.map(({ nodeId, label, path, charted }) => ({ nodeId, label, path, charted: charted.peek() })),
    );
  }
}
