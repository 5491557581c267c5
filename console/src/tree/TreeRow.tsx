import { serverOf } from "../connection/servers";
import { isWatched } from "../live/watched";
import { nodeClassName } from "../opcua/attributes";
import { Icon } from "../ui/Icon";
import { mayHaveChildren, type Row, SERVER_CLASS, type TreeNode } from "./model";
import { iconOf } from "./nodeIcon";
import { selected } from "./trees";

export interface TreeRowProps {
  readonly row: Row;
  readonly index: number;
  readonly height: number;
  /** Whether the tab key leads here: one row of the tree has that. */
  readonly isFocusable: boolean;
}

/** A line of the tree. What is pressed in it is heard by the tree: it finds the line by its data-index, the action by data-do. */
export function TreeRow(props: TreeRowProps) {
  return props.row.kind === "node" ? <NodeRow {...props} row={props.row} /> : <NoteRow {...props} />;
}

function NoteRow({ row, index, height, isFocusable }: TreeRowProps) {
  const { node } = row;
  return (
    <div
      role="treeitem"
      aria-selected={false}
      class={`tree-row ${row.kind}`}
      tabIndex={isFocusable ? 0 : -1}
      aria-level={node.level + 1}
      style={placeOf(index, height, node.level + 1)}
      data-index={index}
    >
      {row.kind === "loading" ? "Loading \u2026" : null}
      {row.kind === "failed" ? `${node.problem} \u2013 press to try again` : null}
      {row.kind === "more" ? `${node.children.length} shown \u2013 load more` : null}
    </div>
  );
}

function NodeRow({ row, index, height, isFocusable }: TreeRowProps & { row: Extract<Row, { kind: "node" }> }) {
  const { node } = row;
  const isSelected = selected.value === node;
  const canExpand = mayHaveChildren(node);
  const isServer = node.nodeClass === SERVER_CLASS && node.nodeId === "";
  return (
    <div
      role="treeitem"
      class={`tree-row ${isSelected ? "selected" : ""}`}
      tabIndex={isFocusable ? 0 : -1}
      aria-selected={isSelected}
      aria-label={isServer ? `${node.label}, Server` : `${node.label}, ${nodeClassName(node.nodeClass)}`}
      aria-level={node.level}
      aria-posinset={row.position}
      aria-setsize={node.parent?.more ? -1 : (node.parent?.children.length ?? 1)}
      style={placeOf(index, height, node.level)}
      data-index={index}
      {...(canExpand ? { "aria-expanded": node.expanded } : {})}
    >
      <span
        class={`twisty ${canExpand ? "" : "none"} ${node.expanded ? "open" : ""}`}
        data-do={node.expanded ? "collapse" : "expand"}
      >
        <Icon name="chevron" />
      </span>
      <Icon name={iconOf(node)} class={`class-${node.nodeClass}`} />
      <span class="tree-label" title={node.label}>
        {node.label}
      </span>
      {node.nodeClass === 2 ? <WatchMark node={node} /> : null}
      {isServer ? <ServerMark node={node} /> : null}
    </div>
  );
}

function placeOf(index: number, height: number, level: number) {
  return { top: `${index * height}px`, "--level": level };
}

// Marks are for the mouse only: in a tree only rows have the focus. The key is +, and the node's page has a button.
function WatchMark({ node }: { node: TreeNode }) {
  const watched = isWatched(node.serverKey, node.nodeId);
  return (
    <span
      class={`tree-action ${watched ? "on" : ""}`}
      title={watched ? "Remove from live values" : "Add to live values"}
      aria-hidden="true"
      data-do="watch"
    >
      <Icon name={watched ? "check" : "plus"} />
    </span>
  );
}

function ServerMark({ node }: { node: TreeNode }) {
  const server = serverOf(node.serverKey);
  return server ? (
    <>
      <span class={`dot ${server.state.value}`} title={server.state.value} />
      <span class="tree-action" title={`Log out of ${server.name}`} aria-hidden="true" data-do="logout">
        <Icon name="logout" />
      </span>
    </>
  ) : null;
}
