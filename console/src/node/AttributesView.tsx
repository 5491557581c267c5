import { ATTRIBUTES, displayAttribute } from "../opcua/attributes";
import { NO_VALUE } from "../opcua/display";
import { qualityOf } from "../opcua/quality";
import { Problem } from "../ui/Problem";
import { QualityMark } from "../ui/QualityMark";
import type { NodeDetails } from "./nodeDetails";

/** The attributes of a node, except its value. */
export function AttributesView({ details }: { details: NodeDetails }) {
  const attributes = details.attributes.value;
  const problem = details.problem.value;
  return (
    <>
      {problem ? <Problem error={problem} title="The attributes cannot be read." /> : null}
      {attributes ? (
        <div class="table-scroller">
          <table class="attributes">
            <caption class="hidden">Attributes</caption>
            <tbody>
              {[...attributes].map(([id, value]) => {
                const text = displayAttribute(id, value);
                return (
                  <tr key={id}>
                    <th scope="row">{ATTRIBUTES[id]}</th>
                    <td class={text === NO_VALUE ? "quiet" : ""}>
                      {qualityOf(value.Status) === "good" ? text : <QualityMark status={value.Status} />}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : problem ? null : (
        <p class="empty">Reading &hellip;</p>
      )}
    </>
  );
}
