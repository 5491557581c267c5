import { signal } from "@preact/signals";

/** What a screen reader is to say next. */
export const announcement = signal("");

/** Lets a screen reader say a sentence, without moving the focus. */
export function announce(text: string): void {
  announcement.value = text;
}
