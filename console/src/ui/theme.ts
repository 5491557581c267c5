import { effect, signal } from "@preact/signals";
import { keep, recall } from "./storage";

export type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");

function isTheme(value: unknown): value is Theme {
  return value === "light" || value === "dark";
}

const chosen = signal<Theme | undefined>(recall("theme", isTheme));
const preferred = signal<Theme>(system.matches ? "dark" : "light");

/** How the page looks: as the reader has chosen, else as the system does. */
export const theme = signal<Theme>("light");

/** Follows the system, and what the reader chooses. */
export function startTheme(): void {
  system.addEventListener("change", (event) => {
    preferred.value = event.matches ? "dark" : "light";
  });
  effect(() => {
    const now = chosen.value ?? preferred.value;
    document.documentElement.dataset["theme"] = now;
    theme.value = now; // after the attribute: charts read their colours from the page
  });
}

export function toggleTheme(): void {
  const next = theme.peek() === "dark" ? "light" : "dark";
  chosen.value = next;
  keep("theme", next);
}
