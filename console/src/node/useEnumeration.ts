import { type Signal, useSignal } from "@preact/signals";
import type { Session } from "opcua-ws-gateway-client";
import { useEffect } from "preact/hooks";
import { enumerationOf } from "./enumerations";

/** The names of a Variable's values, once they are known; undefined if there are none. */
export function useEnumeration(session: Session, nodeId: string): Signal<ReadonlyMap<number, string> | undefined> {
  const names = useSignal<ReadonlyMap<number, string> | undefined>(undefined);
  useEffect(() => {
    void enumerationOf(session, nodeId).then((found) => {
      names.value = found;
    });
  }, [session, nodeId, names]);
  return names;
}
