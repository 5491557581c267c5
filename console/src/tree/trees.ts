import { computed, effect, signal } from "@preact/signals";
import { type Server, servers } from "../connection/servers";
import { expand, loadMore, newTree, type Row, type TreeNode, treeVersion, visibleRows } from "./model";

const trees = new Map<string, TreeNode>();

/** The lines of all servers' trees. */
export const rows = computed<Row[]>(() => {
  void treeVersion.value;
  return visibleRows(servers.value.map((server) => treeOf(server)));
});

/** The node that is looked at. */
export const selected = signal<TreeNode | undefined>(undefined);

/** The key of the row that has the focus when the tree has it. */
export const focusedKey = signal<string>("");

export function treeOf(server: Server): TreeNode {
  let tree = trees.get(server.key);
  if (!tree) {
    tree = newTree(server.key);
    trees.set(server.key, tree);
  }
  return tree;
}

/** Looks at a node, or at a server itself. */
export function select(node: TreeNode): void {
  selected.value = node;
  focusedKey.value = node.key;
}

/** Loads the next page of a node's children, and leads to the first of them. */
export async function showMore(node: TreeNode): Promise<void> {
  const shown = node.children.length;
  await loadMore(node);
  focusedKey.value = (node.children[shown] ?? node).key;
}

/** Opens what one wants to see first: the Objects folder. */
export async function openFirst(server: Server): Promise<void> {
  const objects = treeOf(server).children[0];
  if (objects) {
    await expand(objects, server.session);
  }
}

/** Forgets the trees of servers that are logged out of. */
export function startTrees(): void {
  effect(() => {
    const keys = new Set(servers.value.map((server) => server.key));
    for (const key of trees.keys()) {
      if (!keys.has(key)) {
        trees.delete(key);
      }
    }
    const node = selected.peek();
    if (node && !keys.has(node.serverKey)) {
      selected.value = undefined;
    }
  });
}
