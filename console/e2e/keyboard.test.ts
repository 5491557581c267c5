import { suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { browserIsAbsent } from "./browser.js";
import { Fixture } from "./fixture.js";
import { redrawn, textUntil } from "./waiting.js";

const MOST_STEPS = 100;

/** Goes on with the Tab key until the element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await element.evaluate((candidate) => candidate === document.activeElement)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${element}`);
}

/** Goes from row to row of the tree, as a letter leads, until this one has the focus. */
async function goTo(page: Page, row: Locator, letter: string): Promise<void> {
  await row.waitFor();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if ((await row.getAttribute("tabindex")) === "0") {
      return;
    }
    await page.keyboard.press(letter);
  }
  throw new Error(`The letter ${letter} does not lead to ${row}`);
}

suite("the console, without a mouse", { skip: browserIsAbsent }, () => {
  const fixture = new Fixture();

  test("logs in, finds a node, draws it and writes it", async () => {
    const { page, console, watched } = await fixture.open();
    await tabTo(page, page.getByLabel("Server address"));
    await page.keyboard.press("Control+A");
    await page.keyboard.type(fixture.server.url);
    await page.keyboard.press("Enter");
    await tabTo(page, console.button("Log in"));
    await page.keyboard.press("Enter");

    await tabTo(page, console.tree.locator('[tabindex="0"]'));
    await goTo(page, console.row("Demo, Object"), "d");
    await page.keyboard.press("ArrowRight");
    await goTo(page, console.row("Alarm, Object"), "a");
    await page.keyboard.press("ArrowRight");
    await goTo(page, console.row("Level, Variable"), "l");
    await page.keyboard.press("+");
    await console.liveRow("Level").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: "Level" }).waitFor();

    await tabTo(page, page.getByLabel("New value"));
    await page.keyboard.press("Control+A");
    await page.keyboard.type("42.5");
    await page.keyboard.press("Enter");
    await textUntil(console.liveRow("Level"), (text) => text.includes("42.5"));
    await redrawn(console.chart("Level"));
    await watched.picture("keyboard");
  });

  test("skips to the content", async () => {
    const { page } = await fixture.open();
    await page.keyboard.press("Tab");
    await page.getByRole("link", { name: "Skip to content" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "main");
  });

  test("closes a dialog with Escape, and is then where it was", async () => {
    const { page, console } = await fixture.open();
    await console.login(fixture.server.url);
    const add = console.button("Add server");
    await tabTo(page, add);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.textContent === "Add server");
    await add.waitFor();
  });
});
