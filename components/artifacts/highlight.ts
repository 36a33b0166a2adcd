import bash from "highlight.js/lib/languages/bash";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import ini from "highlight.js/lib/languages/ini";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import r from "highlight.js/lib/languages/r";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import type { Language } from "./languages.ts";
import type { Token } from "./tokens.ts";

/** Only loaded when there is code to colour. */
const highlighter = createLowlight({
  bash,
  diff,
  dockerfile,
  ini,
  javascript,
  json,
  python,
  r,
  sql,
  typescript,
  xml,
  yaml,
} satisfies Record<Language, unknown>);

type Nodes = ReturnType<typeof highlighter.highlight>["children"];

/** Code as lines of tokens; a token that goes over several lines is cut at their ends. */
export function highlight(text: string, language: Language): Token[][] {
  const lines: Token[][] = [[]];
  collect(highlighter.highlight(language, text).children, undefined, lines);
  return lines;
}

function collect(nodes: Nodes, kind: string | undefined, lines: Token[][]): void {
  for (const node of nodes) {
    if (node.type === "element") collect(node.children as Nodes, kindOf(node.properties) ?? kind, lines);
    if (node.type === "text") append(node.value, kind, lines);
  }
}

function append(text: string, kind: string | undefined, lines: Token[][]): void {
  for (const [index, part] of text.split("\n").entries()) {
    if (index > 0) lines.push([]);
    if (part !== "") lines.at(-1)?.push({ text: part, kind });
  }
}

/** `["hljs-title", "function_"]` is a title. */
function kindOf(properties: Readonly<Record<string, unknown>>): string | undefined {
  const names = properties["className"];
  const [first] = Array.isArray(names) ? names : [];
  return typeof first === "string" ? first.replace(/^hljs-/u, "") : undefined;
}
