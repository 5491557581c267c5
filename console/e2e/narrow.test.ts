import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { browserIsAbsent } from "./browser.js";
import { Fixture } from "./fixture.js";
import { lineDrawn, textUntil } from "./waiting.js";

const WIDTH = 360;

/** Nothing is wider than the screen: one scrolls down only. */
async function assertFits(page: Page, view: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= WIDTH, `${view} is ${width} wide`);
}

suite("the console, on a telephone", { skip: browserIsAbsent }, () => {
  const fixture = new Fixture();

  test("can do the same", async () => {
    const { page, console, watched } = await fixture.open({
      viewport: { width: WIDTH, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await assertFits(page, "the login");
    await console.findEndpoints(fixture.server.url);
    await assertFits(page, "the choice of an endpoint");
    await watched.picture("narrow login");
    await console.button("Log in").tap();
    await console.button("Draw them live").tap();
    await lineDrawn(console.chart("Sine"));
    await assertFits(page, "the chart");
    await watched.picture("narrow live");

    await console.view("Browse");
    await console.choose("Demo, Object", "Alarm, Object", "Level, Variable");
    await console.write("96");
    await textUntil(console.presentValue, (text) => text === "96");
    await assertFits(page, "the node");
    await watched.picture("narrow node");

    await console.view("Alarms");
    await page
      .getByRole("listitem")
      .filter({ hasText: "Level, High" })
      .getByRole("button", { name: "Acknowledge" })
      .tap();
    await assertFits(page, "the dialog");
    await page.getByRole("dialog").getByRole("button", { name: "Acknowledge", exact: true }).tap();
    await page.getByText("active, acknowledged").waitFor();
    await assertFits(page, "the alarms");
    await watched.picture("narrow alarms");

    await console.view("Trace");
    await page
      .getByRole("button", { name: /GW_LoginResponse/ })
      .first()
      .waitFor();
    await assertFits(page, "the trace");
    await watched.picture("narrow trace");
  });
});
