// Says what is wrong with an AsyncAPI document: `node asyncapi.mjs FILE EXAMPLES`, one line for each mistake, and then what is in
// it. Mistakes are those that AsyncAPI's own parser finds (a hint that there is a newer version is none), examples of the document
// that are not what their schemas say, and examples in the folder of what is invalid that its schemas would take.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DiagnosticSeverity, Parser } from "@asyncapi/parser";
import { Ajv } from "ajv";

const [file, examples] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

const { document, diagnostics } = await new Parser().parse(text);
for (const { severity, code, path, message } of diagnostics) {
  if (severity <= DiagnosticSeverity.Warning) {
    console.log(`${code} at /${path.join("/")}: ${message}`);
  }
}

// AsyncAPI's own language of schemas is JSON Schema, draft 07, which is ajv's as well.
const ajv = new Ajv({ strict: false, validateSchema: false });
const { components } = JSON.parse(text);
ajv.addSchema({ components }, "document");
for (const [name, message] of Object.entries(components.messages)) {
  const validate = ajv.compile({ $ref: `document#/components/messages/${name}/payload` });
  for (const example of message.examples) {
    if (!validate(example.payload)) {
      console.log(`${name}, ${example.name}: ${ajv.errorsText(validate.errors)}`);
    }
  }
  const invalid = join(examples, name, "invalid");
  for (const wrong of readdirSync(invalid)) {
    if (validate(JSON.parse(readFileSync(join(invalid, wrong), "utf8")).message)) {
      console.log(`${name} takes ${wrong}`);
    }
  }
}

if (document) {
  const [messages, operations] = [document.messages().all().length, document.operations().all().length];
  console.log(`${document.version()}: ${messages} messages, ${operations} operations`);
}
