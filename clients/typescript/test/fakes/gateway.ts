import { type ConnectOptions, Gateway } from "../../src/gateway.js";
import type { LoginRequest } from "../../src/generated/messages.js";
import type { Session } from "../../src/session.js";
import { statusCode } from "../../src/status-codes.js";
import type { WebSocketConstructor } from "../../src/websocket.js";
import { FakeClock, settle } from "./clock.js";

/** A request as it came over the wire. */
export interface SentMessage {
  Header: { MessageType: string; ClientHandle: string; SessionId?: string; RequestTimeout?: number };
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every kind
  Body: any;
}

/** What answers a request: a body, or a `Refusal`; undefined: nothing does. */
export type Answer = (request: SentMessage) => unknown;

/** An answer with a bad StatusCode. */
export class Refusal {
  constructor(readonly statusText: string) {}
}

/** Says no with this status. */
export function refuse(statusText: string): Answer {
  return () => new Refusal(statusText);
}

/** Says nothing. */
export const silence: Answer = () => undefined;

/** One WebSocket to the fake gateway. */
export class FakeSocket {
  readonly protocol: string;
  readonly #gateway: FakeGateway;
  readonly #listeners = new Map<string, Array<(event: never) => void>>();
  closed = false;

  constructor(gateway: FakeGateway, protocols: string[]) {
    this.#gateway = gateway;
    this.protocol = gateway.speaks ?? protocols[0] ?? "";
    queueMicrotask(() => this.tell(gateway.reachable ? "open" : "close", { code: 1006, reason: "" }));
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  send(text: string): void {
    this.#gateway.received(this, JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  /** Brings messages to the client in one turn, as one packet of the network may. */
  deliver(...messages: unknown[]): void {
    for (const message of messages) {
      this.tell("message", { data: JSON.stringify(message) });
    }
  }

  /** Breaks. */
  drop(code = 1006, reason = ""): void {
    this.tell("close", { code, reason });
  }

  tell(type: string, event: unknown): void {
    for (const listener of this.#listeners.get(type) ?? []) {
      listener(event as never);
    }
  }
}

/** A gateway that answers as it is told, and remembers what it was asked. */
export class FakeGateway {
  readonly clock = new FakeClock();
  readonly requests: SentMessage[] = [];
  readonly sockets: FakeSocket[] = [];
  readonly #answers = new Map<string, Answer[]>();
  reachable = true;
  /** Another subprotocol than the one that was asked for. */
  speaks: string | undefined;
  #sessions = 0;
  #subscriptions = 0;

  /** The WebSocket that was opened last. */
  get socket(): FakeSocket {
    const last = this.sockets.at(-1);
    if (!last) {
      throw new Error("Nobody has connected");
    }
    return last;
  }

  /** A class of WebSockets that lead here. */
  get WebSocket(): WebSocketConstructor {
    const gateway = this;
    return class extends FakeSocket {
      constructor(_url: string, protocols: string[]) {
        super(gateway, protocols);
        gateway.sockets.push(this);
      }
    };
  }

  connect(options: ConnectOptions = {}): Promise<Gateway> {
    return Gateway.open("ws://gateway", { WebSocket: this.WebSocket, heartbeat: 0, ...options }, this.clock);
  }

  /** Connects and logs in. */
  async session(login: LoginRequest = { DiscoveryUrl: "opc.tcp://plant" }, options?: ConnectOptions): Promise<Session> {
    return (await this.connect(options)).login(login);
  }

  /** Answers requests of a type from now on; with several answers, one after the other. */
  on(type: string, ...answers: Answer[]): this {
    this.#answers.set(type, answers);
    return this;
  }

  /** The requests of a type so far. */
  of(type: string): SentMessage[] {
    return this.requests.filter(({ Header }) => Header.MessageType === type);
  }

  /** The newest request of a type. */
  last(type: string): SentMessage {
    const found = this.of(type).at(-1);
    if (!found) {
      throw new Error(`Nobody has sent ${type}`);
    }
    return found;
  }

  /** Answers a request by hand. */
  reply(request: SentMessage, body: unknown): void {
    this.socket.deliver(responseTo(request, body));
  }

  /** Sends what a session says by itself. */
  notify(sessionId: string, type: string, body: unknown, number?: number): void {
    this.socket.deliver(notify(sessionId, type, body, number));
  }

  received(socket: FakeSocket, request: SentMessage): void {
    this.requests.push(request);
    const answers = this.#answers.get(request.Header.MessageType);
    const answer = (answers && answers.length > 1 ? answers.shift() : answers?.[0]) ?? this.#usual(request);
    const body = answer(request);
    if (body !== undefined) {
      queueMicrotask(() => socket.deliver(responseTo(request, body), ...this.#after(request, body)));
    }
  }

  #usual({ Header }: SentMessage): Answer {
    switch (Header.MessageType) {
      case "GW_LoginRequest":
        this.#sessions += 1;
        return ({ Body }) =>
          Body.ResumeWindow
            ? {
                SessionId: String(this.#sessions),
                ResumeToken: `token ${this.#sessions}`,
                ResumeWindow: Body.ResumeWindow,
              }
            : { SessionId: String(this.#sessions) };
      case "GW_CreateSubscriptionRequest":
        this.#subscriptions += 1;
        return () => ({ SubscriptionId: this.#subscriptions });
      case "GW_CreateMonitoredItemsRequest":
        return ({ Body }) => ({
          Results: Body.ItemsToCreate.map((_: unknown, index: number) => ({
            StatusCode: 0,
            MonitoredItemId: 100 + index,
            RevisedSamplingInterval: 100,
            RevisedQueueSize: 1,
          })),
        });
      case "GW_DeleteSubscriptionsRequest":
      case "GW_DeleteMonitoredItemsRequest":
        return () => ({ Results: [0] });
      default:
        return () => ({});
    }
  }

  /** A login is followed by the session's status. */
  #after(request: SentMessage, body: unknown): unknown[] {
    return request.Header.MessageType === "GW_LoginRequest" && !(body instanceof Refusal)
      ? [notify((body as { SessionId: string }).SessionId, "GW_SessionStatusNotify", { SessionStatus: "Connect" })]
      : [];
  }
}

function responseTo({ Header }: SentMessage, body: unknown): unknown {
  const header = { ...Header, MessageType: Header.MessageType.replace(/Request$/, "Response"), StatusCode: 0 };
  return body instanceof Refusal
    ? { Header: { ...header, StatusCode: statusCode(body.statusText), StatusText: body.statusText, Message: "No." } }
    : { Header: header, Body: body };
}

function notify(sessionId: string, type: string, body: unknown, number?: number): unknown {
  const header = { MessageType: type, ClientHandle: "1", SessionId: sessionId };
  return { Header: number === undefined ? header : { ...header, NotifyNumber: number }, Body: body };
}

export { settle };
