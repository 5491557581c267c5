// Loads the schemas and the examples as a client of the gateway would.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";

export const root = fileURLToPath(new URL("..", import.meta.url));

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));

const jsonFiles = (...path) => readdirSync(join(root, ...path)).filter((name) => name.endsWith(".json")).sort();

export const messageNames = jsonFiles("messages").map((name) => name.replace(/\.json$/, ""));

/** All schemas, each with its file. */
export const schemas = ["messages", "types"].flatMap((folder) =>
  jsonFiles(folder).map((file) => ({ file: `${folder}/${file}`, schema: readJson(folder, file) })),
);

/** The validator of every message. */
export function validators() {
  // Strict, so that a misspelt keyword is an error; a scalar in two forms is a union of types on purpose.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  ajv.addVocabulary(["x-service", "x-notification", "x-value", "x-secret", "x-alias-of"]);
  schemas.forEach(({ schema }) => ajv.addSchema(schema));
  return new Map(
    messageNames.map((name) => [name, ajv.getSchema(`urn:opcua-ws-gateway:${name}`)]),
  );
}

/** The examples of a message, "valid" or "invalid" ones. */
export const examples = (messageName, kind) =>
  jsonFiles("examples", messageName, kind).map((file) => ({
    name: file.replace(/\.json$/, ""),
    example: readJson("examples", messageName, kind, file),
  }));

/** The JSON Pointer of the field that an error is about. */
export const pointer = (error) =>
  error.keyword === "required" ? `${error.instancePath}/${error.params.missingProperty}` : error.instancePath;
