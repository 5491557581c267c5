import type { GatewayError } from "opcua-ws-gateway-client";
import type { ComponentChildren } from "preact";
import { type Advice, adviceFor } from "../connection/advice";
import { Button } from "./Button";
import { Icon } from "./Icon";

export interface ProblemProps {
  readonly error: GatewayError;
  /** What did not work, where the advice does not say it already. */
  readonly title?: string;
  readonly advice?: Advice;
  readonly onClose?: () => void;
  readonly children?: ComponentChildren;
}

/** Something that did not work: what, what to do next, and what exactly was said. */
export function Problem({ error, title, advice = adviceFor(error), onClose, children }: ProblemProps) {
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p class="problem-what">{title ?? advice.what}</p>
        {title && advice.what !== UNKNOWN ? <p>{advice.what}</p> : null}
        <p>{advice.next}</p>
        <p class="problem-said">
          <code>{error.statusText}</code> {sentenceOf(error)}
        </p>
        {children}
      </div>
      {onClose ? <Button icon="close" label="Dismiss" iconOnly small onPress={onClose} /> : null}
    </div>
  );
}

const UNKNOWN = "This did not work.";

function sentenceOf(error: GatewayError): string {
  const prefix = `${error.statusText}: `;
  return error.message.startsWith(prefix) ? error.message.slice(prefix.length) : error.message;
}
