/** A piece of a line of code; `kind` is highlight.js's word for it, such as `keyword`. */
export type Token = { text: string; kind: string | undefined };

const strings = "text-success";
const names = "text-link";
const values = "text-warning";
const asides = "text-muted-foreground";

/** Colours of the theme, few and with contrast in both. What is not listed is plain. */
const colors: Readonly<Record<string, string>> = {
  keyword: "text-running",
  built_in: "text-running",
  section: "text-running font-medium",
  literal: values,
  number: values,
  symbol: values,
  string: strings,
  regexp: strings,
  addition: strings,
  deletion: "text-destructive",
  comment: asides,
  doctag: asides,
  meta: asides,
  title: names,
  attr: names,
  attribute: names,
  name: names,
  property: names,
  tag: names,
};

/** The class names that colour a token; undefined for plain text. */
export const colorOf = (kind: string | undefined): string | undefined =>
  kind === undefined ? undefined : colors[kind];

/** Lines of plain text, as the view of code takes them. */
export const plainLines = (text: string): Token[][] =>
  text.split("\n").map((line) => (line === "" ? [] : [{ text: line, kind: undefined }]));
