import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface DialogProps {
  /** The id of the heading that names it. */
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog over the page, as long as it is there. When it goes, the focus returns to where it was. */
export function Dialog({ heading, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={onClose}>
      {children}
    </dialog>
  );
}
