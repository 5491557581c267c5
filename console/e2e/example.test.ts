import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { after, before, suite, test } from "node:test";
import type { Browser } from "playwright-core";
import { DemoServerProcess, freePort, GatewayProcess } from "../../clients/typescript/e2e/processes.js";
import { browserIsAbsent, startBrowser, WatchedPage } from "./browser.js";
import { textUntil } from "./waiting.js";

const CLIENT = "../../clients/typescript";
const TYPES: Readonly<Record<string, string>> = { html: "text/html; charset=utf-8", js: "text/javascript" };

/** Serves the client's folder, as the README says. */
async function serveClient(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const type = TYPES[pathname.split(".").at(-1) ?? ""];
    if (type) {
      response.writeHead(200, { "Content-Type": type }).end(readFileSync(CLIENT + pathname));
    } else {
      response.writeHead(404).end();
    }
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

suite("the client's example for a page", { skip: browserIsAbsent }, () => {
  let server: DemoServerProcess;
  let gateway: GatewayProcess;
  let browser: Browser;
  let pages: Server;
  let origin: string;

  before(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    [server, gateway, browser, pages] = await Promise.all([
      DemoServerProcess.start(),
      GatewayProcess.start(`--listen.origins=${origin}`),
      startBrowser(),
      serveClient(port),
    ]);
  });

  after(() => {
    pages?.close();
    return Promise.all([browser?.close(), gateway?.stop(), server?.kill()]);
  });

  test("shows a value that moves, and tells when the server is gone", async () => {
    const query = new URLSearchParams({ gateway: gateway.url, server: server.url });
    const { page } = await WatchedPage.open(browser, `${origin}/examples/live-value.html?${query}`);
    const value = page.locator("#value");
    const first = await textUntil(value, (text) => /^-?\d\.\d{3}$/.test(text));
    await textUntil(value, (text) => text !== first);
    await server.kill();
    await page.getByRole("status").filter({ hasText: "lost the server" }).waitFor();
    await server.startAgain();
    const last = await value.innerText();
    await textUntil(value, (text) => text !== last);
  });
});
