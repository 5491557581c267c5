import { useComputed, useSignal } from "@preact/signals";
import { isBad, statusName } from "opcua-ws-gateway-client";
import { displayTimeOfDay } from "../opcua/display";
import { Button } from "../ui/Button";
import { summaryOf } from "./summary";
import { clearTrace, type TracedMessage, tracedMessages, tracePaused, traceVersion } from "./trace";
import "./trace.css";

const SHOWN = 200;

/** The messages between this page and the gateway, the newest first, with secrets masked. */
export function TraceView() {
  const text = useSignal("");
  const notifies = useSignal(true);
  const open = useSignal<ReadonlySet<number>>(new Set());
  const messages = useComputed(() => {
    void traceVersion.value;
    return tracedMessages({ text: text.value, notifies: notifies.value });
  });
  return (
    <section class="pane-content trace-view" aria-labelledby="trace-heading">
      <header class="pane-header">
        <h2 id="trace-heading">Messages</h2>
        <div class="controls">
          <label class="check">
            <input
              type="checkbox"
              checked={notifies.value}
              onChange={(event) => {
                notifies.value = event.currentTarget.checked;
              }}
            />
            Notifies
          </label>
          <Button
            icon={tracePaused.value ? "play" : "pause"}
            label={tracePaused.value ? "Resume trace" : "Pause trace"}
            iconOnly
            onPress={() => {
              tracePaused.value = !tracePaused.value;
            }}
          />
          <Button icon="close" label="Clear trace" iconOnly onPress={clearTrace} />
        </div>
      </header>
      <div class="trace-filter">
        <input
          type="search"
          placeholder="Filter, e.g. Read or Demo.Moving"
          aria-label="Filter messages"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </div>
      <ol class="trace-list" aria-label="Messages">
        {messages.value.slice(0, SHOWN).map((message) => (
          <TraceEntry
            key={message.number}
            message={message}
            isOpen={open.value.has(message.number)}
            onToggle={() => {
              const next = new Set(open.value);
              if (!next.delete(message.number)) {
                next.add(message.number);
                tracePaused.value = true; // what one reads shall not run away
              }
              open.value = next;
            }}
          />
        ))}
      </ol>
      <p class="trace-count quiet">
        {Math.min(SHOWN, messages.value.length)} of {messages.value.length} messages
        {tracePaused.value ? ", paused" : ""}
      </p>
    </section>
  );
}

interface TraceEntryProps {
  readonly message: TracedMessage;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function TraceEntry({ message, isOpen, onToggle }: TraceEntryProps) {
  const isSent = message.direction === "sent";
  return (
    <li>
      <button type="button" class="trace-entry" aria-expanded={isOpen} onClick={onToggle}>
        <span class={`trace-direction ${message.direction}`} aria-hidden="true">
          {isSent ? "\u2191" : "\u2193"}
        </span>
        <span class="hidden">{isSent ? "sent" : "received"}</span>
        <span class="trace-time">{displayTimeOfDay(new Date(message.at).toISOString())}</span>
        <span class="trace-type">{message.type}</span>
        <span class="quiet">{summaryOf(message.message)}</span>
        {isBad(message.status) ? <span class="quality bad">{statusName(message.status)}</span> : null}
        <span class="trace-more">
          {message.took === undefined ? "" : `${Math.round(message.took)} ms`}
          {message.sessionId ? <span class="trace-session">session {message.sessionId}</span> : null}
        </span>
      </button>
      {isOpen ? (
        <section aria-label={message.type}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{JSON.stringify(message.message, null, 2).slice(0, 100_000)}</pre>
        </section>
      ) : null}
    </li>
  );
}
