import type { Signal } from "@preact/signals";
import type { UserTokenType } from "opcua-ws-gateway-client";
import { Field } from "../ui/Field";

/** What was typed, by the names of UserAuth. It is in memory only, and only as long as the form is there. */
export type UserFieldsHandle = Record<string, string>;

const NAMES: Readonly<Record<UserTokenType, string>> = {
  Anonymous: "Anonymous",
  UserName: "User name",
  Certificate: "Certificate",
  Issued: "Issued token",
};

interface FieldOf {
  readonly name: string;
  readonly label: string;
  readonly kind: "text" | "password" | "area";
  readonly complete: "username" | "current-password" | "off";
}

const FIELDS: Readonly<Record<UserTokenType, readonly FieldOf[]>> = {
  Anonymous: [],
  UserName: [
    { name: "UserName", label: "User name", kind: "text", complete: "username" },
    { name: "Password", label: "Password", kind: "password", complete: "current-password" },
  ],
  Certificate: [
    { name: "Certificate", label: "Certificate (PEM)", kind: "area", complete: "off" },
    { name: "PrivateKey", label: "Private key (PEM)", kind: "area", complete: "off" },
  ],
  Issued: [{ name: "TokenData", label: "Token", kind: "password", complete: "off" }],
};

export interface UserFieldsProps {
  readonly types: readonly UserTokenType[];
  readonly user: Signal<UserTokenType>;
  readonly handle: UserFieldsHandle;
}

/** Who the user is: the kinds that the endpoint lets in, and the fields of the chosen one. */
export function UserFields({ types, user, handle }: UserFieldsProps) {
  const choose = (type: UserTokenType) => {
    for (const name of Object.keys(handle)) {
      delete handle[name];
    }
    user.value = type;
  };
  return (
    <>
      <fieldset class="segments wide">
        <legend>User</legend>
        {types.map((type) => (
          <label key={type}>
            <input type="radio" name="user" checked={user.value === type} onChange={() => choose(type)} />
            <span>{NAMES[type]}</span>
          </label>
        ))}
      </fieldset>
      {FIELDS[user.value].map((field) => (
        <Field key={field.name} label={field.label}>
          {(attributes) => {
            const common = {
              ...attributes,
              required: field.kind !== "password",
              onInput: (event: { currentTarget: { value: string } }) => {
                handle[field.name] = event.currentTarget.value;
              },
              ref: (element: HTMLInputElement | HTMLTextAreaElement | null) => {
                if (element) {
                  handle[field.name] = element.value;
                }
              },
            };
            return field.kind === "area" ? (
              <textarea {...common} rows={4} spellcheck={false} autocomplete="off" />
            ) : (
              <input {...common} type={field.kind as "text"} autocomplete={field.complete} />
            );
          }}
        </Field>
      ))}
    </>
  );
}
