import { after, afterEach, before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { DemoServerProcess, GatewayProcess } from "../../clients/typescript/e2e/processes.js";
import { startBrowser, WatchedPage } from "./browser.js";
import { ConsolePage } from "./console-page.js";

/** A server, a gateway and a browser for the tests of a file. What a test opens is closed after it, and looked at. */
export class Fixture {
  server!: DemoServerProcess;
  gateway!: GatewayProcess;
  #browser!: Browser;
  #opened: WatchedPage[] = [];

  constructor(...options: string[]) {
    before(async () => {
      [this.server, this.gateway, this.#browser] = await Promise.all([
        DemoServerProcess.start(),
        GatewayProcess.start("--trust-all-servers", ...options),
        startBrowser(),
      ]);
    });
    afterEach((context) => this.#close(context.name));
    after(() => Promise.all([this.#browser?.close(), this.gateway?.stop(), this.server?.kill()]));
  }

  /** The address of the console. */
  get url(): string {
    return `http://127.0.0.1:${this.gateway.port}/`;
  }

  async open(options?: BrowserContextOptions): Promise<{ page: Page; console: ConsolePage; watched: WatchedPage }> {
    const watched = await WatchedPage.open(this.#browser, this.url, options);
    this.#opened.push(watched);
    return { page: watched.page, console: new ConsolePage(watched.page), watched };
  }

  async #close(test: string): Promise<void> {
    const opened = this.#opened;
    this.#opened = [];
    const misdeeds = opened.flatMap((watched) => watched.misdeeds);
    for (const watched of opened) {
      await watched.picture(`end of ${test.replaceAll(/[^\w ]/g, "")}`);
      await watched.close();
    }
    if (misdeeds.length > 0) {
      throw new Error(`The page ${misdeeds.join("\nThe page ")}`);
    }
  }
}
