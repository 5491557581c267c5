import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { commandOf, indexOfLetter } from "./keys";
import { perform, type TreeAction } from "./perform";
import { TreeRow } from "./TreeRow";
import { focusedKey, rows } from "./trees";
import "./tree.css";

/** How many rows beyond those to be seen are in the page, so that scrolling finds them there. */
const OVERSCAN = 12;
const LETTER = /^[\p{L}\p{N}]$/u;

/** The address spaces of all servers. Only the rows that are to be seen are in the page. */
export function TreeView() {
  const scroller = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);
  const view = useSignal({ top: 0, height: 800, row: 28 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) {
      return undefined;
    }
    const measure = () => {
      const row = Number.parseFloat(getComputedStyle(element).getPropertyValue("--row")) || 28;
      view.value = { top: element.scrollTop, height: element.clientHeight, row };
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [view]);

  // The focus follows the row that has it, also where that row is drawn anew.
  useEffect(() => {
    if (hasFocus.current) {
      scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
    }
  });

  const all = rows.value;
  const { top, height, row: rowHeight } = view.value;
  const focusedRow = all.findIndex((row) => row.key === focusedKey.value);
  const focused = Math.max(0, focusedRow);
  const first = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN);
  const last = Math.min(all.length, Math.ceil((top + height) / rowHeight) + OVERSCAN);
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
  if (all.length > 0 && (focused < first || focused >= last)) {
    indexes.push(focused); // what has the focus must be there to keep it
  }

  const focusRow = (index: number) => {
    const row = all[index];
    const element = scroller.current;
    if (row && element) {
      focusedKey.value = row.key;
      const at = index * rowHeight;
      element.scrollTop = Math.min(at, Math.max(element.scrollTop, at + rowHeight - element.clientHeight));
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const command = commandOf(event.key, all, focused);
    if (command) {
      event.preventDefault();
      if (command.do === "focus") {
        focusRow(command.index);
      } else {
        perform(command.do, command.node);
      }
    } else if (LETTER.test(event.key)) {
      focusRow(indexOfLetter(event.key, all, focused));
    }
  };

  const onClick = (event: MouseEvent) => {
    const pressed = event.target instanceof Element ? event.target : undefined;
    const index = pressed?.closest<HTMLElement>("[data-index]")?.dataset.index;
    const row = index === undefined ? undefined : all[Number(index)];
    if (row) {
      const action = pressed?.closest<HTMLElement>("[data-do]")?.dataset.do as TreeAction | undefined;
      focusedKey.value = row.key;
      perform(row.kind === "node" ? (action ?? "select") : row.kind === "more" ? "more" : "expand", row.node);
    }
  };

  return (
    <div
      ref={scroller}
      class="tree-scroller"
      onScroll={(event) => {
        view.value = { ...view.value, top: event.currentTarget.scrollTop };
      }}
    >
      <div
        class="tree-rows"
        role="tree"
        aria-label="Address space"
        tabIndex={-1}
        style={{ height: `${all.length * rowHeight}px` }}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocusIn={() => {
          hasFocus.current = true;
        }}
        onFocusOut={(event) => {
          const { currentTarget: tree, target: row } = event;
          // A row that was taken out of the page has lost the focus without anybody wanting it elsewhere.
          queueMicrotask(() => {
            const wasTakenOut = row instanceof HTMLElement && !row.isConnected;
            hasFocus.current = wasTakenOut || tree.contains(document.activeElement);
          });
        }}
      >
        {indexes.map((index) => {
          const row = all[index];
          return row ? (
            <TreeRow key={row.key} row={row} index={index} height={rowHeight} isFocusable={index === focused} />
          ) : null;
        })}
      </div>
    </div>
  );
}
