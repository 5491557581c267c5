import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Tab {
  readonly name: string;
  readonly content: () => ComponentChildren;
}

/** Tabs with their panel (WAI-ARIA, Tabs Pattern): arrow keys choose. */
export function Tabs({ label, tabs, chosen }: { label: string; tabs: readonly Tab[]; chosen: Signal<string> }) {
  const id = useId();
  const current = tabs.find((tab) => tab.name === chosen.value) ?? tabs[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step !== 0 && current) {
      event.preventDefault();
      const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length];
      if (next) {
        chosen.value = next.name;
        document.getElementById(`${id}-${next.name}`)?.focus();
      }
    }
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.name}
            id={`${id}-${tab.name}`}
            type="button"
            role="tab"
            aria-selected={tab === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => {
              chosen.value = tab.name;
            }}
          >
            {tab.name}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} class="tab-panel" role="tabpanel" aria-labelledby={`${id}-${current?.name}`}>
        {current?.content()}
      </div>
    </>
  );
}
