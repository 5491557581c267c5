import { begin } from "../shell/begin";
import { LoginView } from "./LoginView";

/** The first page, as long as there is no server. */
export function LoginPage() {
  return (
    <div class="card centred">
      <h1>OPC UA in your browser</h1>
      <p class="lead">
        Log in to a server: browse it, watch and write its values, call its methods, look at its history and its alarms.
      </p>
      <LoginView onLogin={begin} />
    </div>
  );
}
