import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const MOST_BYTES = 15_000;

test("the whole client is small, minified and compressed", async () => {
  const { outputFiles } = await build({
    entryPoints: ["src/index.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  const size = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
  console.log(`The client weighs ${size} bytes`);
  assert.ok(size > 0 && size < MOST_BYTES, `${size} bytes`);
});

test("nothing else is needed to run it", () => {
  assert.equal(JSON.parse(readFileSync("package.json", "utf8")).dependencies, undefined);
});
