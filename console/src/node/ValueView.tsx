import type { Server } from "../connection/servers";
import { AccessLevel } from "../opcua/attributes";
import { displayTime, displayType, displayValue, fullText, NO_VALUE } from "../opcua/display";
import { QualityMark } from "../ui/QualityMark";
import { numberOf } from "./dataTypes";
import type { NodeDetails } from "./nodeDetails";
import { useEnumeration } from "./useEnumeration";
import { WriteForm } from "./WriteForm";

export interface ValueViewProps {
  readonly server: Server;
  readonly nodeId: string;
  readonly details: NodeDetails;
}

const USER_ACCESS_LEVEL = 18;
const LONG = 60;

/** The value of a Variable as it is now, and a form to write it if the user may. */
export function ValueView({ server, nodeId, details }: ValueViewProps) {
  const value = details.value.value;
  const names = useEnumeration(server.session, nodeId);
  const access = numberOf(details.attributes.value?.get(USER_ACCESS_LEVEL), AccessLevel.CurrentRead);
  const body = value?.Value?.Body;
  const text = value ? displayValue(value, names.value, 5_000) : "";
  const isLong =
    (typeof body === "object" && body !== null && ![17, 18, 20, 21].includes(value?.Value?.Type ?? 0)) ||
    text.length > LONG;
  return (
    <div class="value-view">
      {value ? (
        <>
          <div class="present">
            {isLong ? (
              <section class="present-long" aria-label="Present value">
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
                <pre tabIndex={0}>{typeof body === "object" ? fullText(value.Value).slice(0, 50_000) : text}</pre>
              </section>
            ) : (
              <output
                class={`present-value ${text === NO_VALUE ? "quiet" : ""}`}
                aria-label="Present value"
                aria-live="off"
              >
                {text === "" ? "\u201c\u201d" : text}
              </output>
            )}
          </div>
          <dl class="facts">
            <div>
              <dt>Status</dt>
              <dd>
                <QualityMark status={value.Status} />
              </dd>
            </div>
            <div>
              <dt>Type</dt>
              <dd>{displayType(value.Value)}</dd>
            </div>
            <div>
              <dt>Source time</dt>
              <dd>{displayTime(value.SourceTimestamp) || "\u2013"}</dd>
            </div>
            <div>
              <dt>Server time</dt>
              <dd>{displayTime(value.ServerTimestamp) || "\u2013"}</dd>
            </div>
          </dl>
        </>
      ) : (
        <p class="empty">Reading &hellip;</p>
      )}
      {access & AccessLevel.CurrentWrite ? (
        <WriteForm server={server} nodeId={nodeId} details={details} />
      ) : (
        <p class="quiet">The server does not let this user write the value.</p>
      )}
    </div>
  );
}
