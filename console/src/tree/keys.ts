import type { Row, TreeNode } from "./model";
import { mayHaveChildren } from "./model";

/** What a key does in a tree (WAI-ARIA, Tree View Pattern). */
export type TreeCommand =
  | { readonly do: "focus"; readonly index: number }
  | { readonly do: "expand" | "collapse" | "select" | "more" | "watch"; readonly node: TreeNode };

const PAGE_ROWS = 10;

/** The command of a key on the row at the index; undefined if the key is none of the tree's. */
export function commandOf(key: string, rows: readonly Row[], index: number): TreeCommand | undefined {
  const row = rows[index];
  if (!row) {
    return undefined;
  }
  switch (key) {
    case "ArrowDown":
      return focus(rows, index + 1);
    case "ArrowUp":
      return focus(rows, index - 1);
    case "PageDown":
      return focus(rows, index + PAGE_ROWS);
    case "PageUp":
      return focus(rows, index - PAGE_ROWS);
    case "Home":
      return focus(rows, 0);
    case "End":
      return focus(rows, rows.length - 1);
    case "ArrowRight":
      return right(row, rows, index);
    case "ArrowLeft":
      return left(row, rows);
    case "Enter":
    case " ":
      return { do: row.kind === "node" ? "select" : row.kind === "more" ? "more" : "expand", node: row.node };
    case "+":
      return row.kind === "node" ? { do: "watch", node: row.node } : undefined;
    default:
      return undefined;
  }
}

/** The next row after the focused one whose label begins with the letter; the search goes round. */
export function indexOfLetter(letter: string, rows: readonly Row[], index: number): number {
  const wanted = letter.toLowerCase();
  for (let step = 1; step <= rows.length; step += 1) {
    const at = (index + step) % rows.length;
    const row = rows[at];
    if (row?.kind === "node" && row.node.label.toLowerCase().startsWith(wanted)) {
      return at;
    }
  }
  return index;
}

function right(row: Row, rows: readonly Row[], index: number): TreeCommand | undefined {
  if (row.kind !== "node" || !mayHaveChildren(row.node)) {
    return undefined;
  }
  return row.node.expanded ? focus(rows, index + 1) : { do: "expand", node: row.node };
}

function left(row: Row, rows: readonly Row[]): TreeCommand | undefined {
  if (row.kind === "node" && row.node.expanded) {
    return { do: "collapse", node: row.node };
  }
  const parent = row.kind === "node" ? row.node.parent : row.node;
  const at = rows.findIndex((other) => other.kind === "node" && other.node === parent);
  return at < 0 ? undefined : focus(rows, at);
}

function focus(rows: readonly Row[], index: number): TreeCommand {
  return { do: "focus", index: Math.max(0, Math.min(rows.length - 1, index)) };
}
