import type { Channel } from "./channel.js";
import { asGatewayError, GatewayError } from "./errors.js";
import type {
  LoginRequest,
  LoginResponse,
  NotifyHeader,
  ResumeResponse,
  SessionServices,
  SessionStatusNotify,
} from "./generated/messages.js";
import { Listeners } from "./listeners.js";
import type { RequestOptions } from "./pending.js";
import type { Retry } from "./reconnect.js";
import { canPass } from "./transient.js";

/** Whether a session can be used. */
export type SessionStatus =
  | {
      /** Requests are served. */
      readonly status: "Connect";
      /** Subscriptions could not be kept and were made anew: values may have been missed. */
      readonly subscriptionsRecreated: boolean;
      /** More was missed than the gateway had kept: read again what matters. */
      readonly gapDetected: boolean;
    }
  | {
      /** The gateway has lost the server, or this client the gateway; both try to come back by themselves. */
      readonly status: "Disconnect";
      readonly error: GatewayError;
    }
  | {
      /** The session is over. Without an error it was logged out. */
      readonly status: "Closed";
      readonly error?: GatewayError;
    };

/** What a session does with a request, beside what the caller asks for. */
export interface SessionRequestOptions<B> extends RequestOptions {
  late?: (body: B) => void;
}

/** Who performs a session's requests. */
export interface Requester {
  request<K extends keyof SessionServices>(
    type: K,
    body: SessionServices[K]["request"],
    options?: SessionRequestOptions<SessionServices[K]["response"]>,
  ): Promise<SessionServices[K]["response"]>;
}

/** What a session needs of its surroundings. */
export interface SessionSurroundings {
  channel: Channel;
  retry: Retry;
  /** The session has got a name, another one or none. */
  onRenamed: (before: string, after: string | undefined) => void;
  /** Something else than the session's status. */
  onNotify: (header: NotifyHeader, body: unknown) => void;
  /** The session is a new one to the gateway, which knows none of its subscriptions. */
  onForgotten: () => void;
  /** Makes the subscriptions that are not known. Fails if the server is away. */
  restore: () => Promise<void>;
  /** The gateway has made the subscriptions anew. */
  onRecreated: () => void;
  /** The session is over. */
  onOver: (error: GatewayError | undefined) => void;
}

/**
 * A session's name at the gateway, kept over lost connections: it is resumed, or, where that fails and the login is known,
 * opened anew.
 */
export class SessionLink implements Requester {
  readonly #listeners = new Listeners<SessionStatus>();
  readonly #login: LoginRequest | undefined;
  readonly #surroundings: SessionSurroundings;
  #id: string;
  #resumeToken: string | undefined;
  #lastNotify = 0;
  #phase: "live" | "away" | "new" | "over" = "live";
  #status: SessionStatus = { status: "Connect", subscriptionsRecreated: false, gapDetected: false };
  /** Counts recoveries, so that one that a lost connection has overtaken notices it. */
  #recovery = 0;

  /** @param login what to log in with again; undefined: not at all */
  constructor(opened: LoginResponse, login: LoginRequest | undefined, surroundings: SessionSurroundings) {
    this.#id = opened.SessionId;
    this.#resumeToken = opened.ResumeToken;
    this.#login = login;
    this.#surroundings = surroundings;
  }

  get id(): string {
    return this.#id;
  }

  get status(): SessionStatus {
    return this.#status;
  }

  onStatus(listener: (status: SessionStatus) => void): () => void {
    return this.#listeners.add(listener);
  }

  async request<K extends keyof SessionServices>(
    type: K,
    body: SessionServices[K]["request"],
    options?: SessionRequestOptions<SessionServices[K]["response"]>,
  ): Promise<SessionServices[K]["response"]> {
    if (this.#phase === "over") {
      throw new GatewayError("BadSessionClosed", "The session is over");
    }
    if (this.#phase === "away") {
      throw new GatewayError("BadNotConnected", "The connection to the gateway is being restored");
    }
    const id = this.#id;
    try {
      return await this.#surroundings.channel.request(type, id, body, options, {
        accept: (answer: SessionServices[K]["response"]) => answer,
        late: options?.late,
      });
    } catch (problem) {
      if (problem instanceof GatewayError && problem.statusText === "BadSessionIdInvalid" && id === this.#id) {
        this.end(problem);
      }
      throw problem;
    }
  }

  receive(header: NotifyHeader, body: unknown): void {
    this.#lastNotify = header.NotifyNumber ?? this.#lastNotify;
    if (header.MessageType === "GW_SessionStatusNotify") {
      this.#serverStatus(body as SessionStatusNotify);
    } else {
      this.#surroundings.onNotify(header, body);
    }
  }

  /** The connection to the gateway is lost. */
  lost(error: GatewayError): void {
    if (this.#phase !== "over") {
      this.#phase = "away";
      this.#recovery += 1;
      this.#surroundings.retry.cancel();
      this.#tell({ status: "Disconnect", error });
    }
  }

  /** The gateway is there again. */
  async recover(): Promise<void> {
    const recovery = this.#recovery;
    try {
      await this.#resume();
    } catch (problem) {
      const error = asGatewayError(problem);
      if (!this.#isAt(recovery)) {
        return;
      }
      if (error.statusText !== "BadSessionIdInvalid" && canPass(error)) {
        this.#surroundings.retry.schedule(() => this.recover());
      } else {
        this.#loginAgain(error);
      }
    }
  }

  /** The session is over; with an error if nobody wanted that. */
  end(error?: GatewayError): void {
    if (this.#phase === "over") {
      return;
    }
    this.#phase = "over";
    this.#resumeToken = undefined;
    this.#surroundings.retry.cancel();
    this.#surroundings.onRenamed(this.#id, undefined);
    this.#surroundings.onOver(error);
    this.#tell(error ? { status: "Closed", error } : { status: "Closed" });
  }

  /** Whether nothing has happened since. */
  #isAt(recovery: number): boolean {
    return this.#phase === "away" && this.#recovery === recovery;
  }

  async #resume(): Promise<void> {
    if (this.#resumeToken === undefined) {
      throw new GatewayError("BadSessionIdInvalid", "The session ended with its connection");
    }
    const asked = { SessionId: this.#id, ResumeToken: this.#resumeToken, LastNotify: this.#lastNotify };
    await this.#surroundings.channel.request("GW_ResumeRequest", undefined, asked, undefined, {
      accept: (body: ResumeResponse) => {
        this.#resumeToken = body.ResumeToken;
        this.#phase = "live";
        this.#surroundings.retry.reset();
        this.#tell(
          body.SessionStatus === "Connect"
            ? { status: "Connect", subscriptionsRecreated: false, gapDetected: body.GapDetected }
            : { status: "Disconnect", error: new GatewayError("BadNotConnected", "The gateway has lost the server") },
        );
      },
    });
  }

  #loginAgain(reason: GatewayError): void {
    const login = this.#login;
    if (!login) {
      this.end(reason);
      return;
    }
    const recovery = this.#recovery;
    this.#surroundings.channel
      .request("GW_LoginRequest", undefined, login, undefined, {
        accept: (body: LoginResponse) => this.#reopened(body),
      })
      .catch((problem: unknown) => {
        const error = asGatewayError(problem);
        if (!this.#isAt(recovery)) {
          return;
        }
        if (canPass(error)) {
          this.#surroundings.retry.schedule(() => this.#loginAgain(error));
        } else {
          this.end(error);
        }
      });
  }

  #reopened(opened: LoginResponse): void {
    const before = this.#id;
    this.#id = opened.SessionId;
    this.#resumeToken = opened.ResumeToken;
    this.#lastNotify = 0;
    this.#phase = "new";
    this.#surroundings.retry.reset();
    this.#surroundings.onForgotten();
    this.#surroundings.onRenamed(before, this.#id);
  }

  #serverStatus(body: SessionStatusNotify): void {
    if (body.SessionStatus === "Disconnect") {
      const error = new GatewayError(body.StatusCode ?? 0x80000000, "The gateway has lost the server");
      if (error.statusText === "BadSessionClosed") {
        this.end(error);
      } else {
        this.#tell({ status: "Disconnect", error });
      }
    } else if (this.#phase === "new") {
      this.#restore().catch(() => {
        // The server is away again: the next Connect will be another try.
      });
    } else if (this.#status.status !== "Connect" || body.SubscriptionsRecreated) {
      this.#tell({
        status: "Connect",
        subscriptionsRecreated: body.SubscriptionsRecreated ?? false,
        gapDetected: false,
      });
      if (body.SubscriptionsRecreated) {
        this.#surroundings.onRecreated();
      }
    }
  }

  async #restore(): Promise<void> {
    const id = this.#id;
    await this.#surroundings.restore();
    if (this.#phase === "new" && this.#id === id) {
      this.#phase = "live";
      this.#tell({ status: "Connect", subscriptionsRecreated: true, gapDetected: true });
    }
  }

  #tell(status: SessionStatus): void {
    this.#status = status;
    this.#listeners.tell(status);
  }
}
