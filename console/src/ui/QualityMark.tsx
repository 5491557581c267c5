import { qualityOf, qualityText } from "../opcua/quality";

/** The quality of a value: a mark whose form and colour say good, uncertain or bad, and the StatusCode's name. */
export function QualityMark({ status }: { status: number | undefined }) {
  const code = status ?? 0;
  return (
    <span class={`quality ${qualityOf(code)}`} title={`0x${code.toString(16).padStart(8, "0").toUpperCase()}`}>
      {qualityText(code)}
    </span>
  );
}
