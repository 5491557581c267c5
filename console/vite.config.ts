import { defineConfig } from "vitest/config";

// The gateway of `npm run dev`: its WebSocket is offered at the page's own address, as where the gateway serves the page.
const gateway = process.env["GATEWAY"] ?? "http://127.0.0.1:8082";

export default defineConfig({
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    // Where Maven packs it from. It is emptied first: files of earlier builds have other names.
    outDir: "target/classes/io/opcuaws/console",
    emptyOutDir: true,
    target: "es2022",
    // The first that know light-dark().
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the page is made of besides our own code, and under which terms: it goes where the page goes.
    license: { fileName: "licences.txt" },
    reportCompressedSize: true,
  },
  server: {
    host: "127.0.0.1",
    // Vite's own WebSocket has a port of its own: at the page's address all are the gateway's.
    hmr: { port: 24678 },
    proxy: {
      "/": {
        target: gateway,
        ws: true,
        bypass: (request) => (request.headers.upgrade === "websocket" ? undefined : request.url),
      },
    },
  },
  test: { include: ["test/**/*.test.ts"] },
});
