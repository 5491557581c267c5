import { asGatewayError, GatewayError } from "./errors.js";
import type {
  DataChangeNotify,
  DataValue,
  EventNotify,
  NotifyHeader,
  SubscriptionStatusNotify,
  Variant,
} from "./generated/messages.js";
import { callSafely } from "./listeners.js";
import { canPass } from "./transient.js";

/** Who hears what a monitored item reports. */
export interface ItemListener {
  onValue?(value: DataValue): void;
  onEvent?(fields: Variant[]): void;
}

/** A subscription, as far as what happens to all of them concerns it. */
export interface Restorable {
  readonly id: number;
  /** Makes it in a session that does not know it. */
  restore(): Promise<void>;
  /** It is gone; without an error because its session was logged out. */
  ended(error: GatewayError | undefined): void;
  /** It was made anew: the server has forgotten what it had told. */
  recreated(): void;
}

/** Brings what a session's monitored items report to who listens. */
export class Items {
  readonly #listeners = new Map<number, ItemListener>();
  readonly #subscriptions = new Set<Restorable>();
  readonly #unknown = new Set<Restorable>();
  #lastHandle = 0;

  /** Takes a listener in, before the item is asked for: its first value may come with the answer. */
  add(listener: ItemListener): number {
    this.#lastHandle += 1;
    this.#listeners.set(this.#lastHandle, listener);
    return this.#lastHandle;
  }

  /** An item was refused: its listener is told so as a bad value. */
  refused(handle: number, statusCode: number): void {
    callSafely(() => this.#listeners.get(handle)?.onValue?.({ Status: statusCode }));
  }

  remove(handle: number): void {
    this.#listeners.delete(handle);
  }

  addSubscription(subscription: Restorable): void {
    this.#subscriptions.add(subscription);
  }

  removeSubscription(subscription: Restorable): void {
    this.#subscriptions.delete(subscription);
    this.#unknown.delete(subscription);
  }

  receive(header: NotifyHeader, body: unknown): void {
    switch (header.MessageType) {
      case "GW_DataChangeNotify":
        this.#values(body as DataChangeNotify);
        break;
      case "GW_EventNotify":
        this.#event(body as EventNotify);
        break;
      case "GW_SubscriptionStatusNotify":
        this.#status(body as SubscriptionStatusNotify);
        break;
      default:
      // A later gateway may tell more.
    }
  }

  /** The session is a new one: it knows none of the subscriptions. */
  forgotten(): void {
    for (const subscription of this.#subscriptions) {
      this.#unknown.add(subscription);
    }
  }

  /**
   * Makes the subscriptions that the session does not know.
   *
   * @throws GatewayError if the server is away: to be done again when it is back
   */
  async restore(): Promise<void> {
    for (const subscription of [...this.#unknown]) {
      try {
        await subscription.restore();
      } catch (problem) {
        const error = asGatewayError(problem);
        if (canPass(error)) {
          throw error;
        }
        this.#end(subscription, error);
      }
      this.#unknown.delete(subscription);
    }
  }

  /** The gateway has made all subscriptions anew. */
  recreated(): void {
    for (const subscription of [...this.#subscriptions]) {
      subscription.recreated();
    }
  }

  sessionOver(error: GatewayError | undefined): void {
    for (const subscription of [...this.#subscriptions]) {
      this.#end(subscription, error);
    }
    this.#listeners.clear();
  }

  #values(body: DataChangeNotify): void {
    for (const { ClientHandleData, Value } of body.Items ?? [body]) {
      if (ClientHandleData !== undefined && Value) {
        callSafely(() => this.#listeners.get(ClientHandleData)?.onValue?.(Value));
      }
    }
  }

  #event(body: EventNotify): void {
    callSafely(() => this.#listeners.get(body.ClientHandleData)?.onEvent?.(body.Event));
  }

  #status(body: SubscriptionStatusNotify): void {
    const subscription = [...this.#subscriptions].find(({ id }) => id === body.SubscriptionId);
    if (subscription) {
      this.#end(
        subscription,
        new GatewayError(body.StatusCode, `The subscription is gone (${body.SubscriptionStatus})`),
      );
    }
  }

  #end(subscription: Restorable, error: GatewayError | undefined): void {
    this.removeSubscription(subscription);
    subscription.ended(error);
  }
}
