import { removeServer, serverOf } from "../connection/servers";
import { isWatched, unwatch, watch } from "../live/watched";
import { showPane } from "../shell/panes";
import { collapse, expand, type TreeNode } from "./model";
import { select, showMore } from "./trees";

/** What can be done with a node of the tree. */
export type TreeAction = "expand" | "collapse" | "select" | "more" | "watch" | "logout";

const VARIABLE = 2;

/** Does it, if the node's server is still there. */
export function perform(action: TreeAction, node: TreeNode): void {
  const server = serverOf(node.serverKey);
  if (!server) {
    return;
  }
  switch (action) {
    case "expand":
      void expand(node, server.session);
      break;
    case "collapse":
      collapse(node);
      break;
    case "more":
      void showMore(node);
      break;
    case "logout":
      void removeServer(server);
      break;
    case "watch":
      if (isWatched(server.key, node.nodeId)) {
        void unwatch(server.key, node.nodeId);
      } else if (node.nodeClass === VARIABLE) {
        void watch(server, node);
      }
      break;
    case "select":
      select(node);
      showPane("node");
  }
}
