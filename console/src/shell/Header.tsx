import { useSignal } from "@preact/signals";
import { gatewayState } from "../connection/gateway";
import { servers } from "../connection/servers";
import { LoginDialog } from "../login/LoginDialog";
import { Button } from "../ui/Button";
import { theme, toggleTheme } from "../ui/theme";

const WORDS = {
  connecting: "Connecting to the gateway",
  open: "Gateway connected",
  reconnecting: "Gateway lost, connecting again",
  closed: "No gateway",
} as const;

/** The page's head: whose it is, how the connection is, and what is for the whole page. */
export function Header() {
  const adding = useSignal(false);
  const state = gatewayState.value;
  const next = theme.value === "dark" ? "light" : "dark";
  return (
    <header class="page-header">
      <p class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M2 18h6l4-11 6.5 19 4-8.5h7.5" />
        </svg>
        <span>
          OPC UA <span class="brand-more">gateway</span>
        </span>
      </p>
      <p class="gateway-state" role="status">
        <span class={`dot ${state}`} />
        <span class="gateway-words">{WORDS[state]}</span>
      </p>
      <div class="page-actions">
        {servers.value.length > 0 ? (
          <Button icon="plus" label="Add server" disabled={state !== "open"} onPress={() => (adding.value = true)} />
        ) : null}
        <Button
          icon={next === "dark" ? "moon" : "sun"}
          label={`Use the ${next} theme`}
          iconOnly
          onPress={toggleTheme}
        />
      </div>
      {adding.value ? <LoginDialog onClose={() => (adding.value = false)} /> : null}
    </header>
  );
}
