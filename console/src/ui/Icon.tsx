/** Icons of 16 x 16, drawn with lines in the colour of the text. */
const PATHS = {
  server: "M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01",
  folder: "M1.5 4.5v8h13v-7h-6.5l-1.5-2h-5z",
  object: "M8 1.8 13.8 5v6L8 14.2 2.2 11V5zM2.4 5.1 8 8.2l5.6-3.1M8 8.2v5.8",
  variable: "M1.5 9.5 4 9.5 6 3.5 9.5 13 11.5 7.5 14.5 7.5",
  property: "M2 2.5h5.5l6.5 6.5-5 5L2.5 7.5zM5 5.3h.01",
  method: "M3 2.5v11l10-5.5z",
  objectType: "M8 1.8 13.8 5v6L8 14.2 2.2 11V5zM6 7h4M8 7v4.2",
  variableType: "M1.5 12.5h13M1.5 9.5 4 9.5 6 3 9.5 9.5 14.5 9.5",
  referenceType: "M2 8h11M9.5 4.5 13 8l-3.5 3.5M2 5.5v5",
  dataType: "M6 2.5c-3 0-1 5-3.5 5.5 2.5.5.5 5.5 3.5 5.5M10 2.5c3 0 1 5 3.5 5.5-2.5.5-.5 5.5-3.5 5.5",
  view: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  chevron: "M6 3.5 10.5 8 6 12.5",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  chart: "M2 2v12h12M4.5 10.5 7 7l2.5 2L14 4",
  bell: "M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.5 14.5h3",
  list: "M2.5 4h11M2.5 8h11M2.5 12h11",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  moon: "M13.5 9.8A6 6 0 1 1 6.2 2.5a5 5 0 0 0 7.3 7.3z",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  refresh: "M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 1.5v3.5H10",
  logout: "M6 2.5H2.5v11H6M6.5 8h7.5M11 5l3 3-3 3",
  tree: "M2.5 2.5h4v3h-4zM9.5 6.5h4v3h-4zM9.5 11.5h4v3h-4zM4.5 5.5v7.5h5M4.5 8h5",
  node: "M2.5 2.5h11v11h-11zM2.5 6h11M6 6v7.5",
  trace: "M4.5 2.5v11M2 11l2.5 2.5L7 11M11.5 13.5v-11M9 5l2.5-2.5L14 5",
  pause: "M5 3v10M11 3v10",
  play: "M4 2.5v11l9-5.5z",
  check: "M2.5 8.5 6.5 12.5 13.5 4",
  warning: "M8 2 14.5 13.5h-13zM8 6.5v3.5M8 12h.01",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon that says nothing to a screen reader: what it means stands beside it, or is the name of its button. */
export function Icon({ name, class: className = "" }: { name: IconName; class?: string }) {
  return (
    <svg class={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
