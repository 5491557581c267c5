import { useEffect, useRef } from "preact/hooks";
import { begin } from "../shell/begin";
import { Button } from "../ui/Button";
import { LoginView } from "./LoginView";

/** Logs in to one more server. */
export function LoginDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="login-dialog" aria-labelledby="login-heading" onClose={onClose}>
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
    </dialog>
  );
}
