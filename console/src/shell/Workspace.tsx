import { AlarmsView } from "../alarms/AlarmsView";
import { unacknowledged } from "../alarms/listening";
import { LiveView } from "../live/LiveView";
import { watched } from "../live/watched";
import { NodeView } from "../node/NodeView";
import { TraceView } from "../trace/TraceView";
import { TreeView } from "../tree/TreeView";
import { Icon, type IconName } from "../ui/Icon";
import { PANES, type Pane, pane, showPane, sidePane } from "./panes";
import { ServerProblems } from "./ServerProblems";

const ICONS: Readonly<Record<Pane, IconName>> = {
  tree: "tree",
  node: "node",
  live: "chart",
  alarms: "bell",
  trace: "trace",
};

/** The servers: address space, node, and at the side live values, alarms or messages. */
export function Workspace() {
  const narrow = pane.value;
  const side = sidePane.value;
  const shown = (name: Pane) => `pane ${name} ${narrow === name ? "current" : ""}`;
  return (
    <div class="workspace" data-pane={narrow}>
      <h1 class="hidden">Servers</h1>
      <ServerProblems />
      <nav class="pane-nav" aria-label="Views">
        {PANES.map(({ pane: name, name: label }) => (
          <NavButton key={name} name={name} label={label} isNarrow={narrow === name} isSide={side === name} />
        ))}
      </nav>
      <section class={shown("tree")} aria-label="Address space of the servers">
        <TreeView />
      </section>
      <div class={shown("node")}>
        <NodeView />
      </div>
      <div class={`${shown(side)} side`}>
        {side === "live" ? <LiveView /> : side === "alarms" ? <AlarmsView /> : <TraceView />}
      </div>
    </div>
  );
}

interface NavButtonProps {
  readonly name: Pane;
  readonly label: string;
  readonly isNarrow: boolean;
  readonly isSide: boolean;
}

function NavButton({ name, label, isNarrow, isSide }: NavButtonProps) {
  const count = name === "alarms" ? unacknowledged.value : name === "live" ? watched.value.length : 0;
  const about = name === "alarms" ? `${count} unacknowledged` : `${count} nodes`;
  return (
    <button
      type="button"
      class={`nav ${name} ${isNarrow ? "current" : ""} ${isSide ? "side" : ""}`}
      aria-pressed={isSide || isNarrow}
      onClick={() => showPane(name)}
    >
      <Icon name={ICONS[name]} />
      <span>{label}</span>
      {count > 0 ? (
        <span class={`count ${name === "alarms" ? "urgent" : ""}`}>
          {count}
          <span class="hidden"> {about.slice(String(count).length)}</span>
        </span>
      ) : null}
    </button>
  );
}
