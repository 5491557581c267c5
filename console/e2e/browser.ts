import { existsSync, mkdirSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Debian's Chromium, or another one that the variable names. */
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Why the tests are skipped, if they are: where there is no browser. In CI that is a failure. */
export const browserIsAbsent = existsSync(CHROMIUM) || process.env.CI === "true" ? false : `${CHROMIUM} is absent`;

// It shall ask nobody for anything by itself, and needs neither a sandbox of its own nor a graphics card.
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const SCREENSHOTS = "target/screenshots";
const PATIENCE = 30_000;

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/** A page that is watched: whatever it should not do is written down. */
export class WatchedPage {
  readonly page: Page;
  readonly #misdeeds: string[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens an address in a window of its own. */
  static async open(browser: Browser, url: string, options?: BrowserContextOptions): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    context.setDefaultTimeout(PATIENCE);
    const watched = new WatchedPage(await context.newPage());
    await watched.#watch(new URL(url).host);
    await watched.page.goto(url);
    return watched;
  }

  /** Everything that the page should not have done so far: requests to other hosts, errors, violations of its policy. */
  get misdeeds(): readonly string[] {
    return this.#misdeeds;
  }

  /** The same, which is forgotten then. */
  forgive(): string[] {
    return this.#misdeeds.splice(0);
  }

  /** Keeps a picture of the page. */
  async picture(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async #watch(host: string): Promise<void> {
    const isForeign = (url: string) => !/^(data|blob|about):/.test(url) && new URL(url).host !== host;
    this.page.on("request", (request) => {
      if (isForeign(request.url())) {
        this.#misdeeds.push(`asked ${request.url()}`);
      }
    });
    this.page.on("websocket", (socket) => {
      if (isForeign(socket.url())) {
        this.#misdeeds.push(`opened a WebSocket to ${socket.url()}`);
      }
    });
    this.page.on("pageerror", (error) => this.#misdeeds.push(`threw ${error.stack}`));
    this.page.on("console", (message) => {
      // That the gateway cannot be reached is what some tests are about.
      if (["error", "warning"].includes(message.type()) && !/ERR_CONNECTION_(REFUSED|RESET)/.test(message.text())) {
        this.#misdeeds.push(`wrote ${message.text()}`);
      }
    });
    await this.page.exposeFunction("tellViolation", (what: string) => this.#misdeeds.push(`was not allowed ${what}`));
    await this.page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const { tellViolation } = window as unknown as { tellViolation(what: string): void };
        tellViolation(`${event.violatedDirective}: ${event.blockedURI || event.sample}`);
      });
    });
  }
}
