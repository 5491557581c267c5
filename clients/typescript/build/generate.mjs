// Writes src/generated/: the types of every message, and the names of the fields that are secret, from the JSON Schemas.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { declarationsOf } from "./types.mjs";

const schemas = new URL("../../../schemas/", import.meta.url);
const target = new URL("../src/generated/", import.meta.url);

function readAll(folder) {
  return readdirSync(new URL(folder, schemas))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(folder + name, schemas), "utf8")));
}

/** The name of the type of a message's body: every message has one of its own in its $defs. */
function bodyOf(message) {
  return message.properties.Body.$ref.split("/").at(-1);
}

function needsSession(request) {
  return request.properties.Header.$ref.endsWith("/SessionRequestHeader");
}

function services(requests, bodies) {
  const lines = requests.map((request) => {
    const response = request.title.replace(/Request$/, "Response");
    return `  /** ${request.description} */\n  ${request.title}: { request: ${bodyOf(request)}; response: ${bodies.get(response)} };`;
  });
  return `{\n${lines.join("\n")}\n}`;
}

function secretsIn(schema, found) {
  for (const [name, value] of Object.entries(schema.properties ?? {})) {
    if (value["x-secret"] || value.writeOnly) {
      found.add(name);
    }
  }
  for (const value of Object.values(schema)) {
    if (value && typeof value === "object") {
      secretsIn(value, found);
    }
  }
  return found;
}

const messages = readAll("messages/");
const types = readAll("types/");
const bodies = new Map(
  messages.filter((message) => message.properties.Body?.$ref).map((message) => [message.title, bodyOf(message)]),
);
const requests = messages.filter((message) => message.title.endsWith("Request"));
const notifies = messages.filter((message) => message.title.endsWith("Notify"));
const head = "// Generated from the JSON Schemas: change those.\n";

mkdirSync(target, { recursive: true });
writeFileSync(
  new URL("messages.ts", target),
  [
    head,
    ...declarationsOf([...types, ...messages]),
    "/** Requests that need no session, with what they ask and what they are answered. */",
    `export interface GatewayServices ${services(
      requests.filter((request) => !needsSession(request)),
      bodies,
    )}\n`,
    "/** Requests that work in a session, with what they ask and what they are answered. */",
    `export interface SessionServices ${services(requests.filter(needsSession), bodies)}\n`,
    "/** What the gateway sends of a session without being asked. */",
    `export interface Notifies {\n${notifies
      .map((notify) => `  /** ${notify.description} */\n  ${notify.title}: ${bodies.get(notify.title)};`)
      .join("\n")}\n}\n`,
  ].join("\n"),
);
writeFileSync(
  new URL("secrets.ts", target),
  `${head}\n/** Names of fields whose values must not be shown. */\nexport const SECRETS: readonly string[] = ${JSON.stringify(
    [...secretsIn({ messages, types }, new Set())].sort(),
  )};\n`,
);
