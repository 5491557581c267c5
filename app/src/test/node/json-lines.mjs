// One JSON object a line: standard output belongs to the answers alone, so whatever a library has to say goes to standard
// error. This module is imported first, before any library can keep the original console.
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";

for (const level of ["log", "info", "debug", "warn"]) {
  console[level] = console.error;
}

/** Writes one line; a synchronous write, so that a line is out before the process ends. */
export function say(object) {
  writeSync(1, JSON.stringify(object) + "\n");
}

/**
 * Answers commands in their order: `{"cmd": NAME, ...}` calls `handlers[NAME]`, whose result is the one line of the answer.
 * When standard input ends, the parent is gone, and so are we.
 */
export async function serveCommands(handlers) {
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      const command = JSON.parse(line);
      const handler = handlers[command.cmd];
      say(handler ? await handler(command) : { error: `unknown command ${command.cmd}` });
    } catch (problem) {
      say({ error: String(problem) });
    }
  }
  process.exit(0);
}
