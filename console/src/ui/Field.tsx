import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** What ties an input to its label, its hint and its complaint. */
export interface FieldAttributes {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: (attributes: FieldAttributes) => ComponentChildren;
}

/** An input with its label, a hint on what may be typed, and what is wrong with what was. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = problem ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(note ? { "aria-describedby": noteId } : {}),
        ...(problem ? { "aria-invalid": true } : {}),
      })}
      {note ? (
        <p id={noteId} class={problem ? "complaint" : "hint"} {...(problem ? { role: "alert" } : {})}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
