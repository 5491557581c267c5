import { GatewayError } from "./errors.js";
import type { DataValue, ExtensionObject, MonitoredItemCreateRequest, NodeId } from "./generated/messages.js";
import { ItemSubscription, type MonitoredItem, type WantedItem } from "./item-subscription.js";
import type { Items } from "./items.js";
import { nodeIdText } from "./node-ids.js";
import type { RequestOptions } from "./pending.js";
import type { Requester } from "./session-link.js";
import { isBad } from "./status-codes.js";

/** Is told each value, in the order in which the server has it. A bad Status without a Value may also mean a refused node. */
export type ValueListener = (value: DataValue, nodeId: NodeId) => void;

/** How a subscription reports. */
export interface SubscriptionOptions extends RequestOptions {
  /** How often the server may report; milliseconds. Default: 100. */
  publishingInterval?: number;
  /** Is told when the subscription ends without having been closed: by the server, or with its session. */
  onClosed?: (error: GatewayError | undefined) => void;
}

/** How values are watched. */
export interface SubscribeOptions extends SubscriptionOptions {
  /** How often the server looks; milliseconds. Default: -1, the publishing interval. */
  samplingInterval?: number;
  /** How many values the server keeps between two reports. Default: 1, the newest. */
  queueSize?: number;
  /** What is worth a report: a DataChangeFilter or an AggregateFilter. Default: every change. */
  filter?: ExtensionObject;
  /** Whether values that come together are sent in one message. The listener is told one by one. Default: true. */
  batched?: boolean;
}

/** Values that are watched, until it is closed. */
export class Subscription {
  readonly #items: ItemSubscription;
  readonly #options: SubscribeOptions;
  readonly #listener: ValueListener;

  private constructor(items: ItemSubscription, options: SubscribeOptions, listener: ValueListener) {
    this.#items = items;
    this.#options = options;
    this.#listener = listener;
  }

  /** @internal */
  static async create(
    session: Requester,
    registry: Items,
    nodeIds: readonly NodeId[],
    listener: ValueListener,
    options: SubscribeOptions,
  ): Promise<Subscription> {
    const parameters = {
      RequestedPublishingInterval: options.publishingInterval ?? 100,
      BatchNotifications: options.batched ?? true,
    };
    const events = { onClosed: options.onClosed };
    const items = await ItemSubscription.create(session, registry, parameters, events, options);
    const subscription = new Subscription(items, options, listener);
    await items.begin(async () => {
      await subscription.add(nodeIds, options);
      requireOne(items.items);
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

  /** What is watched, and what was refused. */
  get items(): readonly MonitoredItem[] {
    return this.#items.items;
  }

  /** Watches more nodes. One that is refused has a bad statusCode, and the listener is told that as its value's Status. */
  async add(nodeIds: NodeId | readonly NodeId[], options?: RequestOptions): Promise<MonitoredItem[]> {
    const wanted = list(nodeIds).map((nodeId) => this.#wanted(nodeId));
    return this.#items.add(wanted, options);
  }

  /** Watches nodes no longer. */
  async remove(nodeIds: NodeId | readonly NodeId[]): Promise<void> {
    const texts = new Set(list(nodeIds).map(nodeIdText));
    await this.#items.remove((item) => texts.has(nodeIdText(item.nodeId)));
  }

  /** Ends it, here and on the server. */
  async close(): Promise<void> {
    await this.#items.close();
  }

  #wanted(nodeId: NodeId): WantedItem {
    const { samplingInterval = -1, queueSize = 1, filter } = this.#options;
    const request: MonitoredItemCreateRequest = {
      ItemToMonitor: { NodeId: nodeId },
      RequestedParameters: {
        SamplingInterval: samplingInterval,
        QueueSize: queueSize,
        ...(filter ? { Filter: filter } : {}),
      },
    };
    return { request, listener: { onValue: (value) => this.#listener(value, nodeId) } };
  }
}

/** @throws GatewayError if there are items and all were refused: most likely a name is wrong */
export function requireOne(items: readonly MonitoredItem[]): void {
  const [first] = items;
  if (first && items.every(({ statusCode }) => isBad(statusCode))) {
    throw new GatewayError(first.statusCode, `${nodeIdText(first.nodeId)} cannot be monitored`, items);
  }
}

function list(nodeIds: NodeId | readonly NodeId[]): readonly NodeId[] {
  return Array.isArray(nodeIds) ? nodeIds : [nodeIds as NodeId];
}
