import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A wire to a port of this machine, which can be cut. */
export class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(port: number) {
    this.#server = createServer((socket) => {
      const other = connect(port, "127.0.0.1");
      socket.pipe(other).pipe(socket);
      for (const end of [socket, other]) {
        this.#sockets.add(end);
        end.on("error", () => end.destroy());
        end.on("close", () => {
          this.#sockets.delete(end);
          socket.destroy();
          other.destroy();
        });
      }
    });
  }

  static async to(port: number): Promise<Wire> {
    const wire = new Wire(port);
    wire.#server.listen(0, "127.0.0.1");
    await once(wire.#server, "listening");
    return wire;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") {
      throw new Error("The wire is gone");
    }
    return `ws://127.0.0.1:${address.port}`;
  }

  /** Breaks every connection over it, without a goodbye. */
  cut(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  close(): void {
    this.#server.close();
    this.cut();
  }
}
