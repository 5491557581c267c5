import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** The packaged gateway, which has the demo server in it. */
const JAR = resolve(process.env.GATEWAY_JAR ?? "../../app/target/opcua-ws-gateway.jar");

const START_TIMEOUT = 60_000;

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") {
    throw new Error("There is no port");
  }
  return address.port;
}

/** A program of Java that says on a line when it is ready. */
class JavaProgram {
  readonly #process: ChildProcess;
  readonly #ready: Promise<string>;

  constructor(readiness: RegExp, ...parameters: string[]) {
    this.#process = spawn("java", ["-Xmx256m", ...parameters], { stdio: ["ignore", "pipe", "pipe"] });
    // Whatever becomes of the tests, nothing is left behind.
    process.once("exit", () => this.#process.kill("SIGKILL"));
    this.#ready = this.#firstLine(readiness);
  }

  /** What the expression found in the line that says that it is ready. */
  ready(): Promise<string> {
    return this.#ready;
  }

  /** Kills it as a crash would. */
  async kill(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#process.kill("SIGKILL");
      await once(this.#process, "exit");
    }
  }

  #firstLine(readiness: RegExp): Promise<string> {
    return new Promise((found, failed) => {
      const said: string[] = [];
      const fail = (why: string) => failed(new Error(`${why}:\n${said.join("\n")}`));
      const timer = setTimeout(() => fail("It did not start in time"), START_TIMEOUT);
      this.#process.once("exit", () => fail("It has ended"));
      for (const stream of [this.#process.stdout, this.#process.stderr]) {
        if (stream) {
          createInterface({ input: stream }).on("line", (line) => {
            said.push(line);
            const match = readiness.exec(line);
            if (match) {
              clearTimeout(timer);
              found(match[0]);
            }
          });
        }
      }
    });
  }
}

/** A gateway in a process of its own. */
export class GatewayProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), "gateway-"));
  readonly #port: number;
  readonly #options: string[];
  #program: JavaProgram;

  private constructor(port: number, options: string[]) {
    this.#port = port;
    this.#options = options;
    this.#program = this.#start();
  }

  static async start(...options: string[]): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(await freePort(), options);
    await gateway.#program.ready();
    return gateway;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  /** Crashes, and comes back at the same address. */
  async restart(): Promise<void> {
    await this.#program.kill();
    this.#program = this.#start();
    await this.#program.ready();
  }

  async stop(): Promise<void> {
    await this.#program.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #start(): JavaProgram {
    const place = ["--listen.port", String(this.#port), "--data-dir", this.#folder];
    return new JavaProgram(/wss?:\/\/[^\s/]+:\d+\//, "-jar", JAR, ...place, ...this.#options);
  }
}

/** The demo server in a process of its own, so that it can be killed without the gateway. */
export class DemoServerProcess {
  readonly #port: number;
  #program: JavaProgram;

  private constructor(port: number) {
    this.#port = port;
    this.#program = this.#start();
  }

  static async start(): Promise<DemoServerProcess> {
    const server = new DemoServerProcess(await freePort());
    await server.#program.ready();
    return server;
  }

  get url(): string {
    return `opc.tcp://127.0.0.1:${this.#port}`;
  }

  async kill(): Promise<void> {
    await this.#program.kill();
  }

  /** Starts it again at the same address. */
  async startAgain(): Promise<void> {
    this.#program = this.#start();
    await this.#program.ready();
  }

  #start(): JavaProgram {
    return new JavaProgram(/opc\.tcp:\/\/\S+/, "-cp", JAR, "io.opcuaws.demo.Main", String(this.#port));
  }
}
