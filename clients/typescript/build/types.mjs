// Types of TypeScript for the definitions of JSON Schemas, in the form of dialect v2: numbers are numbers.

/** A declaration for each entry of the schemas' $defs. Fails if two have the same name. */
export function declarationsOf(schemas) {
  const names = new Set();
  return schemas.flatMap((schema) =>
    Object.entries(schema.$defs ?? {})
      .filter(([, definition]) => isType(definition))
      .map(([name, definition]) => {
        if (names.has(name)) {
          throw new Error(`Two definitions are called ${name}`);
        }
        names.add(name);
        return declaration(name, definition);
      }),
  );
}

/** Some definitions only add conditions to others. */
function isType(definition) {
  return definition.type !== undefined || definition.enum !== undefined || definition.$ref !== undefined;
}

function declaration(name, definition) {
  const comment = documentation(definition, "");
  return definition.type === "object" && definition.properties
    ? `${comment}export interface ${name} ${members(definition, "")}\n`
    : `${comment}export type ${name} = ${typeOf(definition, "")};\n`;
}

function documentation(schema, indent) {
  const sentences = [
    schema.description,
    "default" in schema ? `Default: ${JSON.stringify(schema.default)}.` : undefined,
  ];
  const text = sentences.filter(Boolean).join(" ");
  return text ? `${indent}/** ${text.replaceAll("*/", "*\\/")} */\n` : "";
}

function members(schema, indent) {
  const required = new Set(schema.required ?? []);
  const deeper = `${indent}  `;
  const lines = Object.entries(schema.properties)
    .filter(([, property]) => property !== false && !property["x-alias-of"])
    .map(([name, property]) => {
      const optional = required.has(name) ? "" : "?";
      return `${documentation(property, deeper)}${deeper}${name}${optional}: ${typeOf(property, deeper)};`;
    });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function typeOf(schema, indent) {
  if (schema.$ref) {
    return schema.$ref.split("/").at(-1);
  }
  if (schema.enum) {
    return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  }
  if (Array.isArray(schema.type)) {
    return unionOf(schema, indent);
  }
  switch (schema.type) {
    case "array": {
      const items = typeOf(schema.items ?? {}, indent);
      return /^\w+$/.test(items) ? `${items}[]` : `Array<${items}>`;
    }
    case "object":
      return schema.properties ? members(schema, indent) : "Record<string, unknown>";
    case "integer":
    case "number":
      return "number";
    case "string":
    case "boolean":
      return schema.type;
    case undefined:
      return "unknown";
    default:
      throw new Error(`Unknown type ${schema.type}`);
  }
}

/** A scalar that may be a string stands for one of its other type, unless it is text itself. */
function unionOf(schema, indent) {
  const types = schema.type.filter((type) => type !== "string");
  const [other] = types;
  if (types.length !== 1 || types.length === schema.type.length) {
    throw new Error(`Unknown types ${schema.type}`);
  }
  const native = typeOf({ ...schema, type: other }, indent);
  if (other === "object") {
    return schema.maxLength === 0 ? native : `${native} | string`;
  }
  if (schema["x-value"] !== "text") {
    return native;
  }
  return other === "number" ? "string" : `${native} | string`;
}
