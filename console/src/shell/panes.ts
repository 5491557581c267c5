import { signal } from "@preact/signals";

/** What the page shows. On a narrow screen one of them at a time; on a wide one tree and node always, and one of the others. */
export type Pane = "tree" | "node" | "live" | "alarms" | "trace";

export const PANES: readonly { readonly pane: Pane; readonly name: string }[] = [
  { pane: "tree", name: "Browse" },
  { pane: "node", name: "Node" },
  { pane: "live", name: "Live" },
  { pane: "alarms", name: "Alarms" },
  { pane: "trace", name: "Trace" },
];

/** The pane of a narrow screen. */
export const pane = signal<Pane>("tree");

/** The pane at the side of a wide screen. */
export const sidePane = signal<"live" | "alarms" | "trace">("live");

export function showPane(next: Pane): void {
  pane.value = next;
  if (next === "live" || next === "alarms" || next === "trace") {
    sidePane.value = next;
  }
}
