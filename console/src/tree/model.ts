import { signal } from "@preact/signals";
import { nodeIdText, type ReferenceDescription, type Session } from "opcua-ws-gateway-client";
import { asError } from "../connection/gateway";
import { displayName } from "../opcua/display";
import { isElsewhere } from "../opcua/nodeId";

/** A node in the tree, below the one from which it was reached. The same node of the server may be at several places. */
export interface TreeNode {
  readonly key: string;
  readonly serverKey: string;
  readonly nodeId: string;
  readonly label: string;
  readonly nodeClass: number;
  readonly typeDefinition: string;
  readonly parent: TreeNode | undefined;
  readonly level: number;
  children: TreeNode[];
  state: "unknown" | "loading" | "loaded" | "failed";
  expanded: boolean;
  /** Why the children could not be loaded. */
  problem: string;
  /** Where to go on if there are more children than are shown. */
  more: AsyncGenerator<ReferenceDescription> | undefined;
}

/** A line of the tree as it is shown: a node, or what stands for children that are not there (yet). */
export type Row =
  | { readonly kind: "node"; readonly key: string; readonly node: TreeNode; readonly position: number }
  | { readonly kind: "loading" | "failed" | "more"; readonly key: string; readonly node: TreeNode };

/** Goes up with each change of a tree. Nodes are plain objects: ten thousand signals would be slow. */
export const treeVersion = signal(0);

/** How many children are loaded at a time. */
export const PAGE = 1_000;

const HIERARCHICAL = "i=33";
const OBJECTS_FOLDER = "i=85";
const ROOTS = [
  { nodeId: OBJECTS_FOLDER, label: "Objects" },
  { nodeId: "i=86", label: "Types" },
  { nodeId: "i=87", label: "Views" },
];
const FOLDER_TYPE = "i=61";
export const SERVER_CLASS = 0;

/** The tree of a server: the server itself, with the three folders that each server has. */
export function newTree(serverKey: string): TreeNode {
  const root = newNode(undefined, serverKey, "", serverKey, SERVER_CLASS, "");
  root.children = ROOTS.map(({ nodeId, label }) => newNode(root, serverKey, nodeId, label, 1, FOLDER_TYPE));
  root.state = "loaded";
  root.expanded = true;
  return root;
}

/** The lines that are to be seen, from top to bottom. */
export function visibleRows(roots: readonly TreeNode[]): Row[] {
  const rows: Row[] = [];
  const add = (node: TreeNode, position: number) => {
    rows.push({ kind: "node", key: node.key, node, position });
    if (!node.expanded) {
      return;
    }
    for (const [index, child] of node.children.entries()) {
      add(child, index + 1);
    }
    if (node.state === "loading" || node.state === "failed") {
      rows.push({ kind: node.state, key: `${node.key}?`, node });
    } else if (node.more) {
      rows.push({ kind: "more", key: `${node.key}+`, node });
    }
  };
  for (const [index, root] of roots.entries()) {
    add(root, index + 1);
  }
  return rows;
}

/** Whether a node has children, as far as is known. */
export function mayHaveChildren(node: TreeNode): boolean {
  return node.state !== "loaded" || node.children.length > 0;
}

/** Shows the children of a node, and loads them if they are not there yet. */
export async function expand(node: TreeNode, session: Session): Promise<void> {
  node.expanded = true;
  changed();
  if (node.state === "unknown" || node.state === "failed") {
    node.more = session.browse(node.nodeId, { referenceTypeId: HIERARCHICAL, maxReferences: PAGE });
    await loadMore(node);
  }
}

export function collapse(node: TreeNode): void {
  node.expanded = false;
  changed();
}

/** Loads the children again that there are now. */
export async function reload(node: TreeNode, session: Session): Promise<void> {
  node.children = [];
  node.state = "unknown";
  await expand(node, session);
}

/** Loads the next page of children. */
export async function loadMore(node: TreeNode): Promise<void> {
  const source = node.more;
  if (!source || node.state === "loading") {
    return;
  }
  node.state = "loading";
  changed();
  try {
    const seen = new Set(node.children.map((child) => child.nodeId));
    for (let count = 0; count < PAGE; count += 1) {
      const next = await source.next();
      if (next.done) {
        node.more = undefined;
        break;
      }
      const child = childOf(node, next.value);
      if (!seen.has(child.nodeId)) {
        seen.add(child.nodeId); // two references may lead to one node, e.g. Organizes and HasEventSource
        node.children.push(child);
      }
    }
    node.state = "loaded";
  } catch (problem) {
    node.more = undefined;
    node.state = "failed";
    node.problem = asError(problem).message;
  }
  changed();
}

/** Nodes that are not reached by the tree, e.g. by a reference or from the welcome page. */
export function looseNode(serverKey: string, reference: ReferenceDescription): TreeNode {
  return childOf(newTree(serverKey), reference);
}

/** The way to a node in words, e.g. `Demo / Moving / Sine`. */
export function pathOf(node: TreeNode): string {
  const names: string[] = [];
  for (let at: TreeNode | undefined = node; at?.parent; at = at.parent) {
    names.unshift(at.label);
  }
  return names.join(" / ");
}

function childOf(parent: TreeNode, reference: ReferenceDescription): TreeNode {
  const nodeId = nodeIdText(reference.NodeId);
  const label = reference.DisplayName?.Text || displayName(reference.BrowseName ?? {}) || nodeId;
  const type = reference.TypeDefinition ? nodeIdText(reference.TypeDefinition) : "";
  const child = newNode(parent, parent.serverKey, nodeId, label, reference.NodeClass ?? 0, type);
  if (isElsewhere(nodeId)) {
    child.state = "loaded"; // its server is another one
  }
  return child;
}

function newNode(
  parent: TreeNode | undefined,
  serverKey: string,
  nodeId: string,
  label: string,
  nodeClass: number,
  typeDefinition: string,
): TreeNode {
  return {
    key: parent ? `${parent.key}\n${nodeId}` : serverKey,
    serverKey,
    nodeId,
    label,
    nodeClass,
    typeDefinition,
    parent,
    level: parent ? parent.level + 1 : 1,
    children: [],
    state: "unknown",
    expanded: false,
    problem: "",
    more: undefined,
  };
}

export function changed(): void {
  treeVersion.value += 1;
}
