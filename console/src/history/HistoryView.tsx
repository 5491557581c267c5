import { useSignal } from "@preact/signals";
import type { DataValue, GatewayError } from "opcua-ws-gateway-client";
import { useEffect } from "preact/hooks";
import { asError } from "../connection/gateway";
import type { Server } from "../connection/servers";
import { isChartable } from "../live/number";
import { displayTime, displayValue } from "../opcua/display";
import type { TreeNode } from "../tree/model";
import { announce } from "../ui/announce";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Problem";
import { QualityMark } from "../ui/QualityMark";
import { HistoryChart } from "./HistoryChart";
import { CHOICES, limitOf, optionsOf, type Range } from "./range";
import { type History, readHistory } from "./read";
import "./history.css";

const SHOWN_ROWS = 200;

/** What the server has kept of a Variable's values: as a line, and as a table. */
export function HistoryView({ server, node }: { server: Server; node: TreeNode }) {
  const choice = useSignal<string>("newest");
  const from = useSignal("");
  const to = useSignal("");
  const history = useSignal<History | undefined>(undefined);
  const problem = useSignal<GatewayError | undefined>(undefined);
  const complaint = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);

  const read = async () => {
    const range: Range = CHOICES.find(({ key }) => key === choice.peek())?.range ?? {
      kind: "between",
      from: from.peek(),
      to: to.peek(),
    };
    const options = optionsOf(range, Date.now());
    complaint.value = typeof options === "string" ? options : undefined;
    if (typeof options === "string") {
      return;
    }
    problem.value = undefined;
    isBusy.value = true;
    try {
      history.value = await readHistory(server.session, node.nodeId, options, limitOf(range));
      announce(`${history.value.values.length} values read.`);
    } catch (error) {
      history.value = undefined;
      problem.value = asError(error);
    } finally {
      isBusy.value = false;
    }
  };

  useEffect(() => {
    void read();
  }, [server, node]);

  return (
    <div class="history">
      <form
        class="history-range"
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <Field label="Time range" problem={complaint.value}>
          {(attributes) => (
            <select
              {...attributes}
              value={choice.value}
              onChange={(event) => {
                choice.value = event.currentTarget.value;
                if (choice.value !== "between") {
                  void read();
                }
              }}
            >
              {CHOICES.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {choice.value === "between" ? (
          <>
            <TimeField label="From" time={from} />
            <TimeField label="To" time={to} />
          </>
        ) : null}
        <Button type="submit" icon="refresh" label={isBusy.value ? "Reading \u2026" : "Read"} disabled={isBusy.value} />
      </form>
      {problem.value ? <Problem error={problem.value} title="The history cannot be read." /> : null}
      {history.value ? <HistoryResult history={history.value} label={node.label} /> : null}
    </div>
  );
}

function timeOf(value: DataValue | undefined): string {
  return displayTime(value?.SourceTimestamp ?? value?.ServerTimestamp);
}

function TimeField({ label, time }: { label: string; time: { value: string } }) {
  return (
    <Field label={label}>
      {(attributes) => (
        <input
          {...attributes}
          type="datetime-local"
          step={1}
          value={time.value}
          onInput={(event) => {
            time.value = event.currentTarget.value;
          }}
        />
      )}
    </Field>
  );
}

function HistoryResult({ history, label }: { history: History; label: string }) {
  const { values, isCut } = history;
  if (values.length === 0) {
    return <p class="empty">There are no values in this range.</p>;
  }
  const newest = values.slice(-SHOWN_ROWS).reverse();
  return (
    <>
      {values.some(isChartable) ? <HistoryChart values={values} label={label} /> : null}
      <p class="quiet">
        {values.length} values, {timeOf(values[0])} to {timeOf(values[values.length - 1])}
        {isCut ? "; there are more in this range" : ""}
        {values.length > SHOWN_ROWS ? `; the table has the newest ${SHOWN_ROWS}` : ""}
      </p>
      <div class="table-scroller">
        <table>
          <caption class="hidden">History of {label}</caption>
          <thead>
            <tr>
              <th scope="col">Source time</th>
              <th scope="col" class="value">
                Value
              </th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {newest.map((value, index) => (
              <tr key={index}>
                <td class="time">{timeOf(value)}</td>
                <td class="value">{displayValue(value)}</td>
                <td>
                  <QualityMark status={value.Status} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
