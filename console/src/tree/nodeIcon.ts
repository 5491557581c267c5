import type { IconName } from "../ui/Icon";

const OF_CLASS: Readonly<Record<number, IconName>> = {
  0: "server",
  1: "object",
  2: "variable",
  4: "method",
  8: "objectType",
  16: "variableType",
  32: "referenceType",
  64: "dataType",
  128: "view",
};
const FOLDER_TYPE = "i=61";
const PROPERTY_TYPE = "i=68";

/** The icon of a node, by its NodeClass; folders and properties have their own. */
export function iconOf(node: { readonly nodeClass: number; readonly typeDefinition: string }): IconName {
  if (node.typeDefinition === FOLDER_TYPE) {
    return "folder";
  }
  return node.typeDefinition === PROPERTY_TYPE ? "property" : (OF_CLASS[node.nodeClass] ?? "object");
}
