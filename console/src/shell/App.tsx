import { GatewayProblem } from "../connection/GatewayProblem";
import { gateway, gatewayProblem } from "../connection/gateway";
import { servers } from "../connection/servers";
import { LoginPage } from "../login/LoginPage";
import { announcement } from "../ui/announce";
import { Header } from "./Header";
import { Workspace } from "./Workspace";
import "./shell.css";

/** The whole page. */
export function App() {
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <Content />
      </main>
      <div class="hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
    </>
  );
}

function Content() {
  if (servers.value.length > 0) {
    return <Workspace />;
  }
  if (gatewayProblem.value) {
    return <GatewayProblem error={gatewayProblem.value} />;
  }
  return gateway.value ? (
    <LoginPage />
  ) : (
    <p class="empty centred" role="status">
      Connecting to the gateway &hellip;
    </p>
  );
}
