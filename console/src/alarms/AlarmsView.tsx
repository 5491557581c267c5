import { useSignal } from "@preact/signals";
import type { GatewayError } from "opcua-ws-gateway-client";
import { asError } from "../connection/gateway";
import { type Server, servers } from "../connection/servers";
import { displayTime, displayTimeOfDay } from "../opcua/display";
import { announce } from "../ui/announce";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Icon } from "../ui/Icon";
import { Problem } from "../ui/Problem";
import { byUrgency, type Condition, severityClass, stateText } from "./conditions";
import { acknowledge, conditions, confirm, deafness, events } from "./listening";
import "./alarms.css";

type Answer = { readonly verb: "Acknowledge" | "Confirm"; readonly server: Server; readonly condition: Condition };

/** The alarms of all servers, which can be acknowledged and confirmed, and below them the events as they come. */
export function AlarmsView() {
  const answer = useSignal<Answer | undefined>(undefined);
  const rows = [...conditions.value].sort((one, other) => byUrgency(one.condition, other.condition));
  return (
    <section class="pane-content" aria-labelledby="alarms-heading">
      <header class="pane-header">
        <h2 id="alarms-heading">Alarms and events</h2>
      </header>
      {deafness.value.map(({ server, error }) => (
        <Problem key={server.key} error={error} title={`${server.name} tells no events.`} />
      ))}
      <div class="alarms-body">
        <h3>Alarms</h3>
        {rows.length === 0 ? <p class="empty">No alarm is of interest now.</p> : null}
        <ul class="conditions">
          {rows.map(({ server, condition }) => (
            <ConditionRow
              key={`${server.key}\n${condition.key}`}
              server={server}
              condition={condition}
              onAnswer={(verb) => {
                answer.value = { verb, server, condition };
              }}
            />
          ))}
        </ul>
        <h3>Events</h3>
        <EventTable />
      </div>
      {answer.value ? <AnswerDialog answer={answer.value} onClose={() => (answer.value = undefined)} /> : null}
    </section>
  );
}

interface ConditionRowProps {
  readonly server: Server;
  readonly condition: Condition;
  readonly onAnswer: (verb: Answer["verb"]) => void;
}

function ConditionRow({ server, condition, onAnswer }: ConditionRowProps) {
  const name = condition.source || condition.name;
  const unconfirmed = condition.acked === true && condition.confirmed === false;
  return (
    <li
      class={`condition ${severityClass(condition.severity)} ${condition.active ? "active" : ""} ${condition.acked === false ? "open" : ""}`}
    >
      <Icon name={condition.acked === false ? "bell" : "check"} />
      <div class="condition-text">
        <p class="condition-message">{condition.message}</p>
        <p class="quiet">
          <b>{name}</b>
          {condition.name && condition.name !== name ? `, ${condition.name}` : ""}
          {servers.value.length > 1 ? `, ${server.name}` : ""}
          {condition.isBranch ? ", earlier state" : ""}
          {" \u00b7 "}
          <span title={displayTime(condition.time)}>{displayTimeOfDay(condition.time)}</span>
        </p>
        <p>
          <span class="badge">severity {condition.severity}</span>{" "}
          <span class="condition-state">{stateText(condition)}</span>
          {condition.comment ? <q class="quiet">{condition.comment}</q> : null}
        </p>
      </div>
      <div class="actions">
        {condition.acked === false ? (
          <Button kind="primary" label="Acknowledge" onPress={() => onAnswer("Acknowledge")} />
        ) : null}
        {unconfirmed ? <Button label="Confirm" onPress={() => onAnswer("Confirm")} /> : null}
      </div>
    </li>
  );
}

function AnswerDialog({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const comment = useSignal("");
  const problem = useSignal<GatewayError | undefined>(undefined);
  const isBusy = useSignal(false);

  const send = async (event: Event) => {
    event.preventDefault();
    isBusy.value = true;
    problem.value = undefined;
    try {
      const perform = answer.verb === "Acknowledge" ? acknowledge : confirm;
      await perform(answer.server, answer.condition, comment.value);
      announce(`${answer.verb}d.`.replace("Confirmd", "Confirmed"));
      onClose();
    } catch (error) {
      problem.value = asError(error);
    } finally {
      isBusy.value = false;
    }
  };

  return (
    <Dialog heading="answer-heading" onClose={onClose}>
      <form onSubmit={(event) => void send(event)}>
        <h2 id="answer-heading">{answer.verb}</h2>
        <p>{answer.condition.message}</p>
        <Field label="Comment">
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              autocomplete="off"
              value={comment.value}
              onInput={(event) => {
                comment.value = event.currentTarget.value;
              }}
            />
          )}
        </Field>
        {problem.value ? <Problem error={problem.value} title="The server did not take it." /> : null}
        <div class="actions end">
          <Button label="Cancel" onPress={onClose} />
          <Button type="submit" kind="primary" label={answer.verb} disabled={isBusy.value} />
        </div>
      </form>
    </Dialog>
  );
}

function EventTable() {
  const several = servers.value.length > 1;
  return events.value.length === 0 ? (
    <p class="empty">No event has come yet.</p>
  ) : (
    <div class="table-scroller">
      <table class="events">
        <caption class="hidden">Events</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Severity</th>
            <th scope="col">Source</th>
            <th scope="col">Message</th>
            {several ? <th scope="col">Server</th> : null}
          </tr>
        </thead>
        <tbody>
          {events.value.slice(0, 200).map((event) => (
            <tr key={event.number}>
              <td class="time" title={displayTime(event.time)}>
                {displayTimeOfDay(event.time)}
              </td>
              <td class="number">{event.severity}</td>
              <td>{event.source}</td>
              <td class="message">{event.message}</td>
              {several ? <td class="quiet">{event.server.name}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
