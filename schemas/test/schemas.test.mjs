// What every schema owes its readers, whatever its message.
import assert from "node:assert/strict";
import { test } from "node:test";
import { schemas } from "./schemas.mjs";

/** The schemas within a schema that describe something, each with its path. */
function* described(schema, path = "") {
  for (const [name, definition] of Object.entries(schema.$defs ?? {})) {
    yield { path: `${path}/$defs/${name}`, schema: definition };
    // A definition without a type is a rule about properties that are described where they belong.
    if (definition.type) {
      yield* properties(definition, `${path}/$defs/${name}`);
    }
  }
  yield* properties(schema, path);
}

function* properties(schema, path) {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (property !== false) {
      yield { path: `${path}/properties/${name}`, schema: property };
    }
  }
}

for (const { file, schema } of schemas) {
  test(`${file}: everything in it is described`, () => {
    for (const each of [{ path: "", schema }, ...described(schema)]) {
      assert.ok(each.schema.description?.length > 5, `${each.path} has no description`);
    }
  });

  test(`${file}: it is called what it says`, () => {
    const name = file.replace(/^.*\//, "").replace(/\.json$/, "");
    assert.equal(schema.$id, `urn:opcua-ws-gateway:${name}`);
    assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
    if (file.startsWith("messages/")) {
      const type = schema.properties.Header.properties.MessageType;
      assert.equal(type.const ?? type.enum[0], name);
    }
  });

  test(`${file}: requests let unknown fields pass`, () => {
    assert.ok(!JSON.stringify(schema).includes("additionalProperties"));
  });
}
