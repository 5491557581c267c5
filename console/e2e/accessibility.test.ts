import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { browserIsAbsent } from "./browser.js";
import { Fixture } from "./fixture.js";
import { redrawn } from "./waiting.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResults {
  violations: Array<{ id: string; help: string; nodes: Array<{ html: string; failureSummary?: string }> }>;
}

/** What axe has found in the page as it is now. */
async function violations(page: Page, view: string): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations.map(({ id, help, nodes }) =>
    [
      `${view}: ${id}, ${help}`,
      ...nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n  ${failureSummary}`),
    ].join("\n  "),
  );
}

suite("the console", { skip: browserIsAbsent }, () => {
  const fixture = new Fixture();

  for (const colorScheme of ["light", "dark"] as const) {
    test(`can be read and used by everybody, ${colorScheme}`, async () => {
      const { page, console, watched } = await fixture.open({ colorScheme });
      const found: string[] = [];
      const look = async (view: string) => {
        await watched.picture(`${colorScheme} ${view}`);
        found.push(...(await violations(page, view)));
      };
      await page.getByLabel("Server address").waitFor();
      await look("login");
      await console.findEndpoints(fixture.server.url);
      await look("endpoints");
      await console.button("Log in").click();
      await console.button("Draw them live").waitFor();
      await look("welcome");
      await console.button("Draw them live").click();
      await redrawn(console.chart("Sine"));
      await look("live");
      await console.choose("Demo, Object", "Scalar, Object", "Int32, Variable");
      await page.getByLabel("New value").waitFor();
      await look("variable");
      await console.write("x");
      await page.getByRole("alert").waitFor();
      await look("mistake");
      await console.tab("Attributes");
      await page.getByRole("rowheader", { name: "BrowseName" }).waitFor();
      await look("attributes");
      await console.tab("References");
      await page.getByRole("table", { name: "References" }).waitFor();
      await look("references");
      await console.choose("Demo, Object", "History, Object", "Value, Variable");
      await console.tab("History");
      await page
        .getByRole("tabpanel")
        .getByText(/\d+ values/)
        .waitFor();
      await look("history");
      await console.choose("Demo, Object", "Method, Object", "Add, Method");
      await page.getByLabel("Left").waitFor();
      await look("method");
      await console.choose("Demo, Object", "Alarm, Object", "Level, Variable");
      await console.view("Alarms");
      await console.write("95");
      const acknowledge = page.getByRole("listitem").filter({ hasText: "Level, High" }).getByRole("button");
      await acknowledge.waitFor();
      await look("alarms");
      await acknowledge.click();
      await page.getByRole("dialog").waitFor();
      await look("acknowledge");
      await page.keyboard.press("Escape");
      await console.view("Trace");
      await page.getByRole("button", { name: /GW_/ }).first().waitFor();
      await look("trace");
      assert.deepEqual(found, []);
    });
  }
});
