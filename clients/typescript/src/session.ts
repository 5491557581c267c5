import { type BrowseOptions, browse } from "./browsing.js";
import { call } from "./calling.js";
import { type EventOptions, EventSubscription, type GatewayEvent } from "./events.js";
import type {
  DataValue,
  LoginRequest,
  LoginResponse,
  NodeId,
  ReferenceDescription,
  SessionServices,
  StatusCode,
  Variant,
  WriteValue,
} from "./generated/messages.js";
import { type HistoryOptions, historyRead } from "./history.js";
import { Items } from "./items.js";
import type { RequestOptions } from "./pending.js";
import { type ReadOptions, type ReadTarget, read, readValue } from "./reading.js";
import { SessionLink, type SessionStatus, type SessionSurroundings } from "./session-link.js";
import { type SubscribeOptions, Subscription, type ValueListener } from "./subscribing.js";
import { type WriteOptions, write, writeAll } from "./writing.js";

/** A session, and what the gateway needs to keep it. */
export interface SessionHold {
  session: Session;
  link: SessionLink;
}

/** @internal */
export function openSession(
  opened: LoginResponse,
  login: LoginRequest | undefined,
  surroundings: Pick<SessionSurroundings, "channel" | "retry" | "onRenamed">,
): SessionHold {
  const items = new Items();
  const link = new SessionLink(opened, login, {
    ...surroundings,
    onNotify: (header, body) => items.receive(header, body),
    onForgotten: () => items.forgotten(),
    restore: () => items.restore(),
    onRecreated: () => items.recreated(),
    onOver: (error) => items.sessionOver(error),
  });
  return { session: new Session(link, items), link };
}

/**
 * A session with an OPC UA server. Made by {@link Gateway.login}. What a server refuses is thrown as a GatewayError; where
 * several things are asked for at once, each has a result of its own.
 */
export class Session {
  readonly #link: SessionLink;
  readonly #items: Items;

  /** @internal */
  constructor(link: SessionLink, items: Items) {
    this.#link = link;
    this.#items = items;
  }

  /** Its SessionId at the gateway; another one after it had to be opened anew. */
  get id(): string {
    return this.#link.id;
  }

  /** Whether it can be used now. */
  get status(): SessionStatus {
    return this.#link.status;
  }

  /** Tells of each new status. What is returned ends that. */
  onStatus(listener: (status: SessionStatus) => void): () => void {
    return this.#link.onStatus(listener);
  }

  /** Reads values, or the attributes that ReadValueIds name. One DataValue for each, in the same order; its Status may be bad. */
  read(targets: ReadTarget | readonly ReadTarget[], options?: ReadOptions): Promise<DataValue[]> {
    return read(this.#link, Array.isArray(targets) ? targets : [targets as ReadTarget], options);
  }

  /**
   * Reads one value, as {@link plain} has it.
   *
   * @throws GatewayError if its Status is bad
   */
  readValue(target: ReadTarget, options?: ReadOptions): Promise<unknown> {
    return readValue(this.#link, target, options);
  }

  /**
   * Writes a value: a Variant, or anything that {@link variant} takes, of the type in the options or else of the node's type,
   * which is read first.
   *
   * @throws GatewayError if it was not written
   */
  write(nodeId: NodeId, value: unknown, options?: WriteOptions): Promise<void> {
    return write(this.#link, nodeId, value, options);
  }

  /** Writes several values at once. One StatusCode for each, in the same order. */
  writeAll(values: readonly WriteValue[], options?: RequestOptions): Promise<StatusCode[]> {
    return writeAll(this.#link, values, options);
  }

  /** The references of a node, fetched as the loop goes on. */
  browse(nodeId: NodeId, options?: BrowseOptions): AsyncGenerator<ReferenceDescription, void, undefined> {
    return browse(this.#link, nodeId, options);
  }

  /**
   * Calls a method, and gives its output arguments.
   *
   * @throws GatewayError if it fails; its details are the CallMethodResult, which may say which argument is to blame
   */
  call(
    objectId: NodeId,
    methodId: NodeId,
    inputs: readonly Variant[] = [],
    options?: RequestOptions,
  ): Promise<Variant[]> {
    return call(this.#link, objectId, methodId, inputs, options);
  }

  /** What a server has kept of a node's values, fetched as the loop goes on. */
  historyRead(nodeId: NodeId, options: HistoryOptions): AsyncGenerator<DataValue, void, undefined> {
    return historyRead(this.#link, nodeId, options);
  }

  /**
   * Watches values, in a subscription of their own.
   *
   * @throws GatewayError if none of the nodes can be watched
   */
  subscribe(
    nodeIds: NodeId | readonly NodeId[],
    onValue: ValueListener,
    options: SubscribeOptions = {},
  ): Promise<Subscription> {
    const list = Array.isArray(nodeIds) ? nodeIds : [nodeIds as NodeId];
    return Subscription.create(this.#link, this.#items, list, onValue, options);
  }

  /** Listens to the events of a node, e.g. of the Server object, `i=2253`, where all events pass. */
  onEvent(
    nodeId: NodeId,
    listener: (event: GatewayEvent) => void,
    options: EventOptions = {},
  ): Promise<EventSubscription> {
    return EventSubscription.create(this.#link, this.#items, nodeId, listener, options);
  }

  /** Any service, with the body that the protocol describes. */
  request<K extends keyof SessionServices>(
    type: K,
    body: SessionServices[K]["request"],
    options?: RequestOptions,
  ): Promise<SessionServices[K]["response"]> {
    return this.#link.request(type, body, options);
  }

  /** Closes the session with its subscriptions, here and on the server. It is over, even if the server cannot be told. */
  async logout(options?: RequestOptions): Promise<void> {
    await this.#link.request("GW_LogoutRequest", {}, options).catch(() => {});
    this.#link.end();
  }
}
