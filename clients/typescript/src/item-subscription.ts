import { GatewayError } from "./errors.js";
import type { CreateSubscriptionRequest, MonitoredItemCreateRequest, NodeId } from "./generated/messages.js";
import type { ItemListener, Items, Restorable } from "./items.js";
import { callSafely } from "./listeners.js";
import type { RequestOptions } from "./pending.js";
import type { Requester } from "./session-link.js";
import { isBad } from "./status-codes.js";

/** A node that is monitored. */
export interface MonitoredItem {
  readonly nodeId: NodeId;
  /** How making it went; if bad, it reports nothing. */
  readonly statusCode: number;
  /** Its MonitoredItemId at the gateway; 0 if there is none. */
  readonly id: number;
}

/** What to monitor, and who listens. */
export interface WantedItem {
  request: MonitoredItemCreateRequest;
  listener: ItemListener;
}

class Item implements MonitoredItem {
  statusCode = 0;
  id = 0;

  constructor(
    readonly handle: number,
    readonly request: MonitoredItemCreateRequest,
  ) {}

  get nodeId(): NodeId {
    return this.request.ItemToMonitor.NodeId;
  }
}

/** What happens to a subscription beside what its items report. */
export interface SubscriptionEvents {
  /** It has ended: the server has said so, or its session is over. */
  onClosed?: ((error: GatewayError | undefined) => void) | undefined;
  /** It was made anew. */
  onRecreated?: (() => void) | undefined;
}

/** A subscription with its items, in the session that is there now. */
export class ItemSubscription implements Restorable {
  readonly #session: Requester;
  readonly #registry: Items;
  readonly #parameters: CreateSubscriptionRequest;
  readonly #events: SubscriptionEvents;
  readonly #items = new Map<number, Item>();
  #id = 0;
  #closed = false;

  private constructor(
    session: Requester,
    registry: Items,
    parameters: CreateSubscriptionRequest,
    events: SubscriptionEvents,
  ) {
    this.#session = session;
    this.#registry = registry;
    this.#parameters = parameters;
    this.#events = events;
  }

  static async create(
    session: Requester,
    registry: Items,
    parameters: CreateSubscriptionRequest,
    events: SubscriptionEvents,
    options: RequestOptions,
  ): Promise<ItemSubscription> {
    const subscription = new ItemSubscription(session, registry, parameters, events);
    await subscription.#make(options);
    registry.addSubscription(subscription);
    return subscription;
  }

  get id(): number {
    return this.#id;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get items(): readonly MonitoredItem[] {
    return [...this.#items.values()];
  }

  /** Makes items. Who is refused has a bad statusCode, and is told so as a value. */
  async add(wanted: readonly WantedItem[], options?: RequestOptions): Promise<MonitoredItem[]> {
    if (this.#closed) {
      throw new GatewayError("BadSubscriptionIdInvalid", "The subscription is closed");
    }
    const added = wanted.map(({ request, listener }) => new Item(this.#registry.add(listener), request));
    for (const item of added) {
      this.#items.set(item.handle, item);
    }
    try {
      await this.#makeItems(added, options);
    } catch (problem) {
      this.#forget(added);
      throw problem;
    }
    return added;
  }

  /** What a new subscription begins with: if that fails, it is closed, since nobody has it yet. */
  async begin(steps: () => Promise<void>): Promise<void> {
    try {
      await steps();
    } catch (problem) {
      await this.close().catch(() => {});
      throw problem;
    }
  }

  /** Takes the items away that the condition chooses. */
  async remove(chosen: (item: MonitoredItem) => boolean): Promise<void> {
    const removed = [...this.#items.values()].filter(chosen);
    this.#forget(removed);
    const ids = removed.map(({ id }) => id).filter((id) => id !== 0);
    if (ids.length > 0 && !this.#closed) {
      await this.#session.request("GW_DeleteMonitoredItemsRequest", {
        SubscriptionId: this.#id,
        MonitoredItemIds: ids,
      });
    }
  }

  /** Ends it, here and on the server. Does nothing if it has ended. */
  async close(): Promise<void> {
    if (!this.#closed) {
      this.#end();
      this.#registry.removeSubscription(this);
      await this.#session.request("GW_DeleteSubscriptionsRequest", { SubscriptionIds: [this.#id] });
    }
  }

  async restore(): Promise<void> {
    await this.#make();
    if (this.#items.size > 0) {
      await this.#makeItems([...this.#items.values()]);
    }
    this.recreated();
  }

  recreated(): void {
    callSafely(() => this.#events.onRecreated?.());
  }

  ended(error: GatewayError | undefined): void {
    this.#end();
    callSafely(() => this.#events.onClosed?.(error));
  }

  async #make(options?: RequestOptions): Promise<void> {
    const { SubscriptionId } = await this.#session.request("GW_CreateSubscriptionRequest", this.#parameters, {
      timeout: options?.timeout,
      signal: options?.signal,
      late: (body) => {
        this.#session
          .request("GW_DeleteSubscriptionsRequest", { SubscriptionIds: [body.SubscriptionId] })
          .catch(() => {});
      },
    });
    this.#id = SubscriptionId;
  }

  async #makeItems(items: readonly Item[], options?: RequestOptions): Promise<void> {
    if (items.length === 0) {
      return;
    }
    const body = {
      SubscriptionId: this.#id,
      ItemsToCreate: items.map(({ request, handle }) => ({
        ...request,
        RequestedParameters: { ...request.RequestedParameters, ClientHandle: handle },
      })),
    };
    const { Results } = await this.#session.request("GW_CreateMonitoredItemsRequest", body, options);
    items.forEach((item, index) => {
      item.statusCode = Results[index]?.StatusCode ?? 0x80000000;
      item.id = isBad(item.statusCode) ? 0 : (Results[index]?.MonitoredItemId ?? 0);
      if (isBad(item.statusCode)) {
        this.#registry.refused(item.handle, item.statusCode);
      }
    });
  }

  #end(): void {
    this.#closed = true;
    this.#forget([...this.#items.values()]);
  }

  #forget(items: readonly Item[]): void {
    for (const item of items) {
      this.#items.delete(item.handle);
      this.#registry.remove(item.handle);
    }
  }
}
