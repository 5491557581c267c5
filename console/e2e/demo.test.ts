import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { browserIsAbsent } from "./browser.js";
import { Fixture } from "./fixture.js";
import { lineDrawn } from "./waiting.js";

suite("the console of a gateway with its demo server", { skip: browserIsAbsent }, () => {
  const fixture = new Fixture("--demo", "--demo.port=0");

  test("draws a live chart after two clicks", async () => {
    const { console, watched } = await fixture.open();
    await console.button("Log in to demo").click();
    await console.button("Draw them live").click();
    await lineDrawn(console.chart("Sine"));
    await watched.picture("demo");
  });

  test("is kept by its policy from asking others and from running what it did not bring", async () => {
    const { page, watched } = await fixture.open();
    await page.evaluate(async () => {
      await fetch("http://127.0.0.1:1/").catch(() => {});
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken over'";
      document.head.append(script);
    });
    assert.notEqual(await page.title(), "taken over");
    const seen = watched.forgive().join("\n");
    assert.match(seen, /was not allowed connect-src: http:\/\/127.0.0.1:1/);
    assert.match(seen, /was not allowed script-src-elem: inline/);
  });
});
