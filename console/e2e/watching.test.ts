import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import type { Browser } from "playwright-core";
import { GatewayProcess } from "../../clients/typescript/e2e/processes.js";
import { browserIsAbsent, startBrowser, WatchedPage } from "./browser.js";

suite("a page that is watched", { skip: browserIsAbsent }, () => {
  let gateway: GatewayProcess;
  let browser: Browser;

  before(async () => {
    [gateway, browser] = await Promise.all([GatewayProcess.start(), startBrowser()]);
  });

  after(() => Promise.all([browser?.close(), gateway?.stop()]));

  test("is kept by its policy from asking others and from running what it did not bring, and that is seen", async () => {
    const watched = await WatchedPage.open(browser, `http://127.0.0.1:${gateway.port}/`);
    assert.deepEqual(watched.misdeeds, []);
    await watched.page.evaluate(async () => {
      await fetch("http://127.0.0.1:1/").catch(() => {});
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken over'";
      document.head.append(script);
    });
    await watched.page.waitForTimeout(0);
    const seen = watched.misdeeds.join("\n");
    assert.match(seen, /was not allowed connect-src: http:\/\/127.0.0.1:1/);
    assert.match(seen, /was not allowed script-src-elem: inline/);
    assert.notEqual(await watched.page.title(), "taken over");
    await watched.close();
  });
});
