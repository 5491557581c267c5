// Installs what package-lock.json of the working directory says, unless that is there already: npm notes what it has installed
// in a file of its own.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs) {
  execFileSync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], { stdio: "inherit" });
}
