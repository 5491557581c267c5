import type { Locator, Page } from "playwright-core";

/** The console, as who uses it sees it. */
export class ConsolePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get tree(): Locator {
    return this.#page.getByRole("tree", { name: "Address space" });
  }

  get presentValue(): Locator {
    return this.#page.getByLabel("Present value");
  }

  /** The row of a node in the table of live values. */
  liveRow(label: string): Locator {
    return this.#page.getByRole("row").filter({ has: this.#page.getByRole("rowheader", { name: label, exact: true }) });
  }

  chart(label: string): Locator {
    return this.#page.getByRole("img", { name: `Chart of ${label}` });
  }

  row(name: string): Locator {
    return this.tree.getByRole("treeitem", { name, exact: true });
  }

  button(name: string): Locator {
    return this.#page.getByRole("button", { name, exact: true });
  }

  /** Asks a server for its endpoints. */
  async findEndpoints(server: string): Promise<void> {
    await this.#page.getByLabel("Server address").fill(server);
    await this.button("Find endpoints").click();
    await this.button("Log in").waitFor();
  }

  /** Logs in to a server, as nobody in particular. */
  async login(server: string): Promise<void> {
    await this.findEndpoints(server);
    await this.button("Log in").click();
    await this.tree.waitFor();
  }

  /** Opens the nodes on the way, and chooses the last one: "Demo, Object", "Moving, Object", "Sine, Variable". */
  async choose(...names: string[]): Promise<void> {
    for (const name of names.slice(0, -1)) {
      const row = this.row(name);
      await row.waitFor();
      if ((await row.getAttribute("aria-expanded")) !== "true") {
        await row.locator(".twisty").click();
      }
    }
    const last = names.at(-1) ?? "";
    await this.row(last).click();
    await this.#page.getByRole("heading", { level: 2, name: last.replace(/, \w+$/, ""), exact: true }).waitFor();
  }

  async tab(name: string): Promise<void> {
    await this.#page.getByRole("tab", { name, exact: true }).click();
  }

  /** Shows live values, alarms or the trace; on a narrow screen also tree and node. */
  async view(name: string): Promise<void> {
    await this.#page.getByRole("navigation", { name: "Views" }).getByRole("button", { name }).click();
  }

  async write(value: string): Promise<void> {
    await this.#page.getByLabel("New value").fill(value);
    await this.button("Write").click();
  }
}
