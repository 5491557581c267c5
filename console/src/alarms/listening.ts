import { computed, effect, type Signal, signal } from "@preact/signals";
import type { EventSubscription, GatewayError } from "opcua-ws-gateway-client";
import { asError } from "../connection/gateway";
import { type Server, servers } from "../connection/servers";
import { oncePerFrame } from "../ui/frames";
import {
  type Condition,
  type ConditionList,
  eventOf,
  FIELDS,
  isRefreshMark,
  NO_CONDITIONS,
  needsRefresh,
  type PlantEvent,
  withEvent,
} from "./conditions";

/** An event of the log, and whose it is. */
export interface LoggedEvent extends PlantEvent {
  readonly number: number;
  readonly server: Server;
}

/** What is heard of one server. */
interface Ear {
  list: ConditionList;
  readonly shown: Signal<ConditionList>;
  readonly problem: Signal<GatewayError | undefined>;
}

const SERVER_OBJECT = "i=2253";
const KEPT = 500;
const ACKNOWLEDGE = "i=9111";
const CONFIRM = "i=9113";

const ears = signal<ReadonlyMap<Server, Ear>>(new Map());
const log: LoggedEvent[] = [];
let count = 0;

/** The newest events of all servers, the newest first. */
export const events = signal<readonly LoggedEvent[]>([]);

const tell = oncePerFrame(() => {
  events.value = log.slice(-KEPT).reverse();
  for (const ear of ears.peek().values()) {
    ear.shown.value = ear.list;
  }
});

/** The conditions of all servers with the server of each. */
export const conditions = computed(() =>
  [...ears.value].flatMap(([server, ear]) =>
    [...ear.shown.value.rows.values()].map((condition) => ({ server, condition })),
  ),
);

/** How many conditions wait to be acknowledged. */
export const unacknowledged = computed(
  () => conditions.value.filter(({ condition }) => condition.acked === false).length,
);

/** The servers that do not tell events, and why. */
export const deafness = computed(() =>
  [...ears.value].flatMap(([server, ear]) => (ear.problem.value ? [{ server, error: ear.problem.value }] : [])),
);

/** Listens to the events of each server that is logged in to. */
export function startListening(): void {
  effect(() => {
    const now = servers.value;
    const known = ears.peek();
    const next = new Map<Server, Ear>();
    for (const server of now) {
      next.set(server, known.get(server) ?? listen(server));
    }
    ears.value = next;
  });
}

/** Tells the server that a condition was seen, with a comment. @throws GatewayError if it does not take it */
export async function acknowledge(server: Server, condition: Condition, comment: string): Promise<void> {
  await answer(server, condition, ACKNOWLEDGE, comment);
}

/** Tells the server that a condition was dealt with. @throws GatewayError if it does not take it */
export async function confirm(server: Server, condition: Condition, comment: string): Promise<void> {
  await answer(server, condition, CONFIRM, comment);
}

async function answer(server: Server, condition: Condition, method: string, comment: string): Promise<void> {
  await server.session.call(condition.conditionId, method, [
    { Type: 15, Body: condition.eventId },
    { Type: 21, Body: { Text: comment } },
  ]);
}

function listen(server: Server): Ear {
  const ear: Ear = {
    list: NO_CONDITIONS,
    shown: signal(NO_CONDITIONS),
    problem: signal<GatewayError | undefined>(undefined),
  };
  let subscription: EventSubscription | undefined;
  const onEvent = (fields: Record<string, unknown>) => {
    const event = eventOf(fields);
    ear.list = withEvent(ear.list, fields);
    if (needsRefresh(event)) {
      subscription?.refresh().catch(() => {}); // the server asked for it itself; without, the list is what was told
    } else if (!isRefreshMark(event)) {
      count += 1;
      log.push({ ...event, number: count, server });
      log.splice(0, Math.max(0, log.length - KEPT * 2));
    }
    tell();
  };
  const start = async () => {
    // A server that is left to choose may keep a single event between two reports, and lose the others.
    const options = { select: FIELDS, publishingInterval: 250, queueSize: KEPT };
    subscription = await server.session.onEvent(SERVER_OBJECT, onEvent, options);
    // Servers without conditions have no ConditionRefresh: events are told all the same.
    await subscription.refresh().catch(() => {});
  };
  start().catch((error) => {
    ear.problem.value = asError(error);
  });
  return ear;
}
