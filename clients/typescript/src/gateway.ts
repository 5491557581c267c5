import { Authentication, type TokenSource } from "./authentication.js";
import { Channel } from "./channel.js";
import type { Clock } from "./clock.js";
import { asGatewayError, GatewayError } from "./errors.js";
import type {
  ApplicationDescription,
  EndpointDescription,
  FindServersRequest,
  GatewayServices,
  GetEndpointsRequest,
  LoginRequest,
  LoginResponse,
  NotifyHeader,
  TargetAccess,
} from "./generated/messages.js";
import { Heartbeat } from "./heartbeat.js";
import { Link } from "./link.js";
import { Listeners } from "./listeners.js";
import type { RequestOptions } from "./pending.js";
import { type Backoff, DEFAULT_BACKOFF, Retry } from "./reconnect.js";
import { openSession, type Session, type SessionHold } from "./session.js";
import type { TraceListener } from "./trace.js";
import { type WebSocketConstructor, webSocketConstructor } from "./websocket.js";

/** How to connect. Everything may be left out. */
export interface ConnectOptions {
  /** What proves to the gateway who this client is, where it wants to know: a token, or a function that gets the newest. */
  token?: TokenSource;
  /** The class of WebSockets, where there is no global one: on Node 20 that of the package `ws`. */
  WebSocket?: WebSocketConstructor;
  /** Whether to connect again when the connection is lost, and how soon. Default: true. */
  reconnect?: boolean | Partial<Backoff>;
  /** How long the gateway shall keep sessions when the connection is lost; milliseconds. Default: 60000. */
  resumeWindow?: number;
  /** How long a request may take; milliseconds. Default: 10000. */
  timeout?: number;
  /** After how much silence to look whether the gateway is still there; milliseconds, 0 for never. Default: 30000. */
  heartbeat?: number;
  /** Is shown each message, with secrets masked. */
  onMessage?: TraceListener;
  /** Ends the attempt to connect. */
  signal?: AbortSignal;
}

/** How to log in. */
export interface LoginOptions extends RequestOptions {
  /**
   * Whether to log in again where a lost session cannot be resumed, as after a restart of the gateway: the client then keeps
   * what it logged in with. Default: true if there is no secret in it.
   */
  loginAgain?: boolean;
}

/** `open`: requests are served. `reconnecting`: they fail with `BadNotConnected`. `closed`: for good. */
export type GatewayState = "open" | "reconnecting" | "closed";

// A connection that was there for so long was a good one: the next loss is the first again.
const GOOD_CONNECTION = 10_000;
const LOGOUT_TIMEOUT = 2_000;

/** A connection to a gateway. Made by {@link connect}. */
export class Gateway {
  readonly #url: string;
  readonly #Socket: WebSocketConstructor;
  readonly #options: ConnectOptions;
  readonly #clock: Clock;
  readonly #timeout: number;
  readonly #channel: Channel;
  readonly #authentication: Authentication;
  readonly #heartbeat: Heartbeat;
  readonly #backoff: Backoff;
  readonly #retry: Retry;
  readonly #listeners = new Listeners<GatewayState>();
  readonly #sessions = new Map<string, SessionHold>();
  #link: Link | undefined;
  #state: GatewayState = "reconnecting";
  #openedAt = 0;

  private constructor(url: string, options: ConnectOptions, clock: Clock) {
    this.#url = url;
    this.#Socket = webSocketConstructor(options.WebSocket);
    this.#options = options;
    this.#clock = clock;
    this.#timeout = options.timeout ?? 10_000;
    this.#channel = new Channel({
      clock,
      timeout: this.#timeout,
      onMessage: options.onMessage,
      onNotify: (header, body) => this.#notify(header, body),
    });
    this.#authentication = new Authentication(clock, this.#channel, options.token);
    this.#heartbeat = new Heartbeat(clock, this.#channel, options.heartbeat ?? 30_000, () =>
      this.#link?.gone(new GatewayError("BadConnectionClosed", "The gateway does not answer any more")),
    );
    this.#backoff = { ...DEFAULT_BACKOFF, ...(typeof options.reconnect === "object" ? options.reconnect : {}) };
    this.#retry = new Retry(clock, this.#backoff);
  }

  /** @internal */
  static async open(url: string, options: ConnectOptions, clock: Clock): Promise<Gateway> {
    const gateway = new Gateway(url, options, clock);
    try {
      await gateway.#open(options.signal);
    } catch (problem) {
      gateway.#end();
      throw problem;
    }
    return gateway;
  }

  get state(): GatewayState {
    return this.#state;
  }

  /** Tells of each new state. What is returned ends that. */
  onState(listener: (state: GatewayState) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** The servers that the operator has named, and what this client may do there. */
  async listTargets(options?: RequestOptions): Promise<TargetAccess[]> {
    return (await this.request("GW_ListTargetsRequest", {}, options)).Targets;
  }

  /** How a server can be reached: how secured, and with which kinds of users. */
  async getEndpoints(
    url: string,
    options?: RequestOptions & Omit<GetEndpointsRequest, "EndpointUrl">,
  ): Promise<EndpointDescription[]> {
    const { timeout, signal, ...more } = options ?? {};
    return (await this.request("GW_GetEndpointsRequest", { EndpointUrl: url, ...more }, { timeout, signal })).Endpoints;
  }

  /** The servers that a server or a discovery server knows. */
  async findServers(
    url: string,
    options?: RequestOptions & Omit<FindServersRequest, "EndpointUrl">,
  ): Promise<ApplicationDescription[]> {
    const { timeout, signal, ...more } = options ?? {};
    return (await this.request("GW_FindServersRequest", { EndpointUrl: url, ...more }, { timeout, signal })).Servers;
  }

  /** Any service that needs no session, with the body that the protocol describes. */
  request<K extends keyof GatewayServices>(
    type: K,
    body: GatewayServices[K]["request"],
    options?: RequestOptions,
  ): Promise<GatewayServices[K]["response"]> {
    return this.#channel.request(type, undefined, body, options, {
      accept: (answer: GatewayServices[K]["response"]) => answer,
    });
  }

  /** Opens a session with a server: `{ DiscoveryUrl: "opc.tcp://127.0.0.1:4840" }`, or `{ Target: "line-3" }`. */
  login(login: LoginRequest, options: LoginOptions = {}): Promise<Session> {
    const window = this.#reconnects ? (this.#options.resumeWindow ?? 60_000) : 0;
    const body: LoginRequest = window > 0 ? { ResumeWindow: window, ...login } : login;
    const again = this.#reconnects && (options.loginAgain ?? !hasSecret(login));
    return this.#channel.request("GW_LoginRequest", undefined, body, options, {
      accept: (opened: LoginResponse) => this.#opened(opened, again ? body : undefined),
      late: (opened: LoginResponse) => {
        this.#channel
          .request("GW_LogoutRequest", opened.SessionId, {}, undefined, { accept: () => {} })
          .catch(() => {});
      },
    });
  }

  /** Logs all sessions out and closes the connection. */
  async close(): Promise<void> {
    this.#retry.cancel();
    const options = { timeout: LOGOUT_TIMEOUT };
    await Promise.allSettled([...this.#sessions.values()].map((hold) => hold.session.logout(options)));
    this.#end();
  }

  get #reconnects(): boolean {
    return this.#options.reconnect !== false;
  }

  async #open(signal?: AbortSignal): Promise<void> {
    const events = {
      onText: (text: string) => this.#channel.receive(text),
      onGone: (error: GatewayError) => this.#gone(error),
    };
    const wait = { clock: this.#clock, timeout: this.#timeout, signal };
    const link = await Link.open(this.#url, this.#Socket, events, wait);
    if (this.#state === "closed") {
      link.close();
      return;
    }
    this.#link = link;
    this.#channel.attach(link);
    try {
      await this.#authentication.authenticate();
    } catch (problem) {
      link.close();
      this.#channel.detach(asGatewayError(problem));
      throw problem;
    }
    this.#openedAt = this.#clock.now();
    this.#heartbeat.start();
    this.#tell("open");
    for (const hold of [...this.#sessions.values()]) {
      hold.link.recover();
    }
  }

  #opened(opened: LoginResponse, login: LoginRequest | undefined): Session {
    const hold = openSession(opened, login, {
      channel: this.#channel,
      retry: new Retry(this.#clock, this.#backoff),
      onRenamed: (before, after) => {
        this.#sessions.delete(before);
        if (after !== undefined) {
          this.#sessions.set(after, hold);
        }
      },
    });
    this.#sessions.set(opened.SessionId, hold);
    return hold.session;
  }

  #notify(header: NotifyHeader, body: unknown): void {
    this.#sessions.get(header.SessionId)?.link.receive(header, body);
  }

  #gone(error: GatewayError): void {
    const wasOpen = this.#state === "open";
    this.#stop(error);
    if (!wasOpen) {
      return;
    }
    if (!this.#reconnects) {
      this.#end(error);
      return;
    }
    if (this.#clock.now() - this.#openedAt > GOOD_CONNECTION) {
      this.#retry.reset();
    }
    this.#tell("reconnecting");
    for (const hold of [...this.#sessions.values()]) {
      hold.link.lost(error);
    }
    this.#reconnectLater();
  }

  #reconnectLater(): void {
    this.#retry.schedule(() => {
      this.#open().catch((problem: unknown) => {
        if (this.#state === "closed") {
          return;
        }
        if (problem instanceof GatewayError && problem.statusText === "BadIdentityTokenRejected") {
          this.#end(problem);
        } else {
          this.#reconnectLater();
        }
      });
    });
  }

  #stop(error: GatewayError): void {
    this.#link = undefined;
    this.#heartbeat.stop();
    this.#authentication.stop();
    this.#channel.detach(error);
  }

  #end(error?: GatewayError): void {
    this.#retry.cancel();
    this.#link?.close();
    this.#stop(error ?? new GatewayError("BadConnectionClosed", "The connection was closed here"));
    for (const hold of [...this.#sessions.values()]) {
      hold.link.end(error);
    }
    if (this.#state !== "closed") {
      this.#tell("closed");
    }
  }

  #tell(state: GatewayState): void {
    this.#state = state;
    this.#listeners.tell(state);
  }
}

function hasSecret(login: LoginRequest): boolean {
  const user = login.UserAuth;
  return user?.Password !== undefined || user?.PrivateKey !== undefined || user?.TokenData !== undefined;
}
