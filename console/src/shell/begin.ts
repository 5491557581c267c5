import type { Server } from "../connection/servers";
import { watchAgain } from "../live/watched";
import { openFirst, selected } from "../tree/trees";
import { showPane } from "./panes";

/** Shows a server that was just logged in to: its Objects folder, and what was watched there the last time. */
export function begin(server: Server): void {
  selected.value = undefined;
  showPane("node");
  document.getElementById("main")?.focus(); // what was pressed is gone
  void openFirst(server);
  void watchAgain(server);
}
