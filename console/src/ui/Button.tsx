import { Icon, type IconName } from "./Icon";

export interface ButtonProps {
  /** What it is called, also where only its icon is to be seen. */
  readonly label: string;
  readonly onPress?: () => void;
  readonly icon?: IconName;
  /** Whether only its icon is to be seen. */
  readonly iconOnly?: boolean;
  readonly small?: boolean;
  readonly kind?: "plain" | "primary" | "danger";
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly class?: string;
}

/** A button; all of the page look the same. One that is disabled keeps the focus, which would otherwise be lost. */
export function Button(props: ButtonProps) {
  const { label, onPress, icon, iconOnly, small, kind = "plain", type = "button", disabled, pressed } = props;
  const classes = ["button", kind, iconOnly ? "icon-only" : "", small ? "small" : "", props.class ?? ""];
  return (
    <button
      type={type}
      class={classes.filter(Boolean).join(" ")}
      onClick={(event) => {
        if (disabled) {
          event.preventDefault();
        } else {
          onPress?.();
        }
      }}
      {...(disabled ? { "aria-disabled": true } : {})}
      {...(iconOnly ? { "aria-label": label, title: label } : {})}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
    >
      {icon ? <Icon name={icon} /> : null}
      {iconOnly ? null : <span>{label}</span>}
    </button>
  );
}
