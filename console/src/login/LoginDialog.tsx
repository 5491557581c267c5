import { begin } from "../shell/begin";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { LoginView } from "./LoginView";

/** Logs in to one more server. */
export function LoginDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog heading="login-heading" onClose={onClose}>
      <div class="dialog-head">
        <h1 id="login-heading">Add a server</h1>
        <Button icon="close" label="Close" iconOnly onPress={onClose} />
      </div>
      <LoginView
        onLogin={(server) => {
          onClose();
          begin(server);
        }}
      />
    </Dialog>
  );
}
