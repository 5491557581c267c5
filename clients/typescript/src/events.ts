import { call } from "./calling.js";
import type { NodeId, Variant } from "./generated/messages.js";
import { ItemSubscription } from "./item-subscription.js";
import type { Items } from "./items.js";
import type { RequestOptions } from "./pending.js";
import type { Requester } from "./session-link.js";
import { requireOne, type SubscriptionOptions } from "./subscribing.js";
import { plain, variant } from "./values.js";

/** An event: its fields by the names that they were asked for with, each as {@link plain} has it, null where there is none. */
export type GatewayEvent = Record<string, unknown>;

/** Which events to listen to, and what of them to tell. */
export interface EventOptions extends SubscriptionOptions {
  /**
   * The fields, by the names on the way to them: `Message`, `ActiveState/Id`, `2:Batch` with a namespace's index.
   * `ConditionId` is the node of the alarm. Default: {@link DEFAULT_EVENT_FIELDS}.
   */
  select?: readonly string[];
  /** Which events: a ContentFilter (OPC 10000-4), `{ Elements: [...] }`. Default: all. */
  where?: Record<string, unknown>;
  /**
   * How many events the server keeps between two reports. Default: 100. With 0 the server decides, and some keep one event only, so
   * that of a refresh nothing but its end is told.
   */
  queueSize?: number;
  /** Whether to ask for the alarms that there are already (ConditionRefresh). Default: false. */
  refresh?: boolean;
}

/** What a list of alarms needs. */
export const DEFAULT_EVENT_FIELDS: readonly string[] = [
  "EventId",
  "EventType",
  "SourceName",
  "Time",
  "Message",
  "Severity",
  "ConditionId",
  "ConditionName",
  "Retain",
  "BranchId",
  "ActiveState/Id",
  "AckedState/Id",
  "ConfirmedState/Id",
];

const EVENT_FILTER = 15295;
const DEFAULT_QUEUE_SIZE = 100;
const BASE_EVENT_TYPE = { Id: 2041 };
const CONDITION_TYPE = { Id: 2782 };
const CONDITION_REFRESH = { Id: 3875 };
const NODE_ID_ATTRIBUTE = 1;
const VALUE_ATTRIBUTE = 13;

/** Events that are listened to, until it is closed. */
export class EventSubscription {
  readonly #session: Requester;
  readonly #items: ItemSubscription;

  private constructor(session: Requester, items: ItemSubscription) {
    this.#session = session;
    this.#items = items;
  }

  /** @internal */
  static async create(
    session: Requester,
    registry: Items,
    nodeId: NodeId,
    listener: (event: GatewayEvent) => void,
    options: EventOptions,
  ): Promise<EventSubscription> {
    const parameters = { RequestedPublishingInterval: options.publishingInterval ?? 100 };
    const onRecreated = () => {
      if (options.refresh) {
        subscription.refresh().catch(() => {});
      }
    };
    const events = { onClosed: options.onClosed, onRecreated };
    const items = await ItemSubscription.create(session, registry, parameters, events, options);
    const subscription = new EventSubscription(session, items);
    await items.begin(async () => {
      await items.add([wanted(nodeId, listener, options)], options);
      requireOne(items.items);
      if (options.refresh) {
        await subscription.refresh(options);
      }
    });
    return subscription;
  }

  /** Its SubscriptionId at the gateway; another one after the session had to be opened anew. */
  get id(): number {
    return this.#items.id;
  }

  get closed(): boolean {
    return this.#items.closed;
  }

  /** Asks the server to tell all alarms again that are of interest (ConditionRefresh). */
  async refresh(options?: RequestOptions): Promise<void> {
    await call(this.#session, CONDITION_TYPE, CONDITION_REFRESH, [variant("UInt32", this.id)], options);
  }

  /** Ends it, here and on the server. */
  async close(): Promise<void> {
    await this.#items.close();
  }
}

function wanted(nodeId: NodeId, listener: (event: GatewayEvent) => void, options: EventOptions) {
  const names = options.select ?? DEFAULT_EVENT_FIELDS;
  const filter = { SelectClauses: names.map(selectClause), ...(options.where ? { WhereClause: options.where } : {}) };
  return {
    request: {
      ItemToMonitor: { NodeId: nodeId },
      RequestedParameters: {
        QueueSize: options.queueSize ?? DEFAULT_QUEUE_SIZE,
        Filter: { TypeId: { Id: EVENT_FILTER }, Body: filter },
      },
    },
    listener: { onEvent: (fields: Variant[]) => listener(eventOf(names, fields)) },
  };
}

function selectClause(name: string) {
  return name === "ConditionId"
    ? { TypeDefinitionId: CONDITION_TYPE, BrowsePath: [], AttributeId: NODE_ID_ATTRIBUTE }
    : {
        TypeDefinitionId: BASE_EVENT_TYPE,
        BrowsePath: name.split("/").map(qualifiedName),
        AttributeId: VALUE_ATTRIBUTE,
      };
}

function qualifiedName(text: string) {
  const [, index, name = text] = /^(\d+):(.*)$/s.exec(text) ?? [];
  return index === undefined ? { Name: name } : { Name: name, Uri: Number(index) };
}

function eventOf(names: readonly string[], fields: Variant[]): GatewayEvent {
  return Object.fromEntries(names.map((name, index) => [name, plain(fields[index])]));
}
