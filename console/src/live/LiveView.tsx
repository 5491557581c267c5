import { useComputed } from "@preact/signals";
import { serverOf, servers } from "../connection/servers";
import { displayTime, displayTimeOfDay, displayType, displayValue, NO_VALUE } from "../opcua/display";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Problem } from "../ui/Problem";
import { QualityMark } from "../ui/QualityMark";
import { chartPaused, chartSeconds, chartTogether, SPANS } from "./chartSettings";
import { LiveChart } from "./LiveChart";
import { isChartable } from "./number";
import { parentOf, setCharted, unwatch, unwatchAll, type Watched, watched, watchProblem } from "./watched";
import "./live.css";

/** The values of the chosen nodes, as a chart and as a table. */
export function LiveView() {
  const charted = useComputed(() =>
    watched.value.filter((item) => item.charted.value && (item.latest.value === undefined || item.series.length > 0)),
  );
  const problem = watchProblem.value;
  return (
    <section class="pane-content" aria-labelledby="live-heading">
      <header class="pane-header">
        <h2 id="live-heading">Live values</h2>
        {watched.value.length > 0 ? <ChartControls count={charted.value.length} /> : null}
      </header>
      {problem ? (
        <Problem
          error={problem}
          title="This node cannot be watched."
          onClose={() => (watchProblem.value = undefined)}
        />
      ) : null}
      {watched.value.length === 0 ? (
        <p class="empty">
          Nothing is watched yet. Choose a Variable in the address space and press <b>Add to live values</b>, or the{" "}
          <Icon name="plus" /> beside it.
        </p>
      ) : (
        <div class="live-body">
          {charted.value.length > 0 ? <LiveChart items={charted.value} together={chartTogether.value} /> : null}
          <LiveTable />
        </div>
      )}
    </section>
  );
}

function ChartControls({ count }: { count: number }) {
  return (
    <div class="controls">
      <fieldset class="segments">
        <legend class="hidden">Time span of the chart</legend>
        {SPANS.map((span) => (
          <label key={span.seconds}>
            <input
              type="radio"
              name="span"
              checked={chartSeconds.value === span.seconds}
              onChange={() => {
                chartSeconds.value = span.seconds;
              }}
            />
            <span>{span.name}</span>
          </label>
        ))}
      </fieldset>
      {count > 1 ? (
        <label class="check">
          <input
            type="checkbox"
            checked={chartTogether.value}
            onChange={(event) => {
              chartTogether.value = event.currentTarget.checked;
            }}
          />
          One axis
        </label>
      ) : null}
      <Button
        icon={chartPaused.value ? "play" : "pause"}
        label={chartPaused.value ? "Resume chart" : "Pause chart"}
        onPress={() => {
          chartPaused.value = !chartPaused.value;
        }}
        iconOnly
      />
    </div>
  );
}

function LiveTable() {
  const several = servers.value.length > 1;
  return (
    <div class="table-scroller">
      <table class="live-table">
        <caption class="hidden">Live values</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">Draw</span>
            </th>
            <th scope="col">Node</th>
            {several ? <th scope="col">Server</th> : null}
            <th scope="col" class="value">
              Value
            </th>
            <th scope="col">Status</th>
            <th scope="col" class="time">
              Source time
            </th>
            <th scope="col" class="number changes">
              Changes
            </th>
            <th scope="col">
              <Button icon="close" label="Remove all nodes" iconOnly small onPress={() => void unwatchAll()} />
            </th>
          </tr>
        </thead>
        <tbody>
          {watched.value.map((item) => (
            <LiveRow key={item.key} item={item} several={several} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LiveRow({ item, several }: { item: Watched; several: boolean }) {
  const value = item.latest.value;
  const text = value ? displayValue(value, item.names.value) : "\u2026";
  const stamp = value?.SourceTimestamp ?? value?.ServerTimestamp;
  const isStale = serverOf(item.serverKey)?.state.value !== "connected";
  return (
    <tr class={isStale ? "stale" : ""}>
      <td class="draw">
        <input
          type="checkbox"
          class={`swatch-check line-${item.colour}`}
          aria-label={`Draw ${item.label}`}
          checked={item.charted.value}
          disabled={value !== undefined && !isChartable(value) && item.series.length === 0}
          onChange={(event) => setCharted(item, event.currentTarget.checked)}
        />
      </td>
      <th scope="row" title={`${item.path}\n${item.nodeId}`}>
        {item.label}{" "}
        <span class="parent" aria-hidden="true">
          {parentOf(item)}
        </span>
      </th>
      {several ? <td class="quiet">{item.serverKey}</td> : null}
      <td class={`value ${text === NO_VALUE ? "quiet" : ""}`} title={`${displayType(value?.Value)}\n${text}`}>
        {text}
      </td>
      <td>{isStale ? "not connected" : value ? <QualityMark status={value.Status} /> : null}</td>
      <td class="quiet time" title={displayTime(stamp)}>
        {displayTimeOfDay(stamp)}
      </td>
      <td class="number quiet changes">{item.changes.value}</td>
      <td>
        <Button
          icon="close"
          label={`Remove ${item.label}`}
          iconOnly
          small
          onPress={() => void unwatch(item.serverKey, item.nodeId)}
        />
      </td>
    </tr>
  );
}
