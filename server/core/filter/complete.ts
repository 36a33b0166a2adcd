import type { Field } from "./ast.ts";
import { operatorsOf } from "./clause.ts";
import { openCursor } from "./cursor.ts";
import { formatField, formatText } from "./format.ts";
import { readField } from "./identifier.ts";
import { AGGREGATES, type EntityRule, type Language } from "./language.ts";
import { catchProblem } from "./problem.ts";
import { situationAt, type Situation } from "./situation.ts";

/** The names in use where the filter looks, and for some fields (by `formatField`) the values seen. */
export type Vocabulary = {
  keys: Readonly<Partial<Record<"metric" | "param" | "tag", readonly string[]>>>;
  values?: Readonly<Record<string, readonly string[]>>;
};

export type Suggestion = {
  /** What replaces the text from `from` to `to`. */
  insert: string;
  kind: "name" | "comparator" | "value" | "joint";
  /** A word or two for the right edge of the list: `metric`, `attribute`, `text`. */
  detail: string;
};

export type Completion = { from: number; to: number; suggestions: Suggestion[] };

const SUGGESTIONS_MAX = 50;
const STATUSES = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"];

/**
 * What could stand at the cursor (0-based offset): names, comparators of the field before it, values seen, AND and OR.
 * Suggestions that begin with what is typed come before those that contain it. Works on unfinished filters.
 */
export function complete(
  text: string,
  cursor: number,
  language: Language,
  vocabulary: Vocabulary,
): Completion {
  const situation = situationAt(text, cursor);
  const suggestions = rank(suggest(situation, language, vocabulary), situation.begun);
  return { from: situation.from, to: cursor, suggestions: suggestions.slice(0, SUGGESTIONS_MAX) };
}

function suggest(situation: Situation, language: Language, vocabulary: Vocabulary): Suggestion[] {
  const field = findField(situation.field, language);
  switch (situation.expects) {
    case "name":
      return language.entities.flatMap((rule) => suggestNames(rule, vocabulary));
    case "comparator":
      return (field ? operatorsOf(field) : []).map((insert) => ({ insert, kind: "comparator", detail: "" }));
    case "value":
      return field ? suggestValues(field, vocabulary) : [];
    case "joint":
      return ["AND", "OR"].map((insert) => ({ insert, kind: "joint", detail: "" }));
  }
}

function findField(text: string, language: Language): Field | undefined {
  const parsed = catchProblem(() => readField(openCursor(text), language, "search"));
  return parsed.ok ? parsed.value : undefined;
}

function suggestNames(rule: EntityRule, vocabulary: Vocabulary): Suggestion[] {
  const fields: Field[] = fieldsOfRule(rule, vocabulary);
  return fields.map((field) => ({ insert: formatField(field), kind: "name", detail: rule.entity }));
}

function fieldsOfRule(rule: EntityRule, vocabulary: Vocabulary): Field[] {
  if (rule.keys !== "any") {
    const { entity } = rule;
    return rule.keys
      .filter((key) => key.searchable)
      .map((key) => ({ entity, key: key.name, type: key.type }));
  }
  const keys = vocabulary.keys[rule.entity] ?? [];
  const { entity } = rule;
  if (entity !== "metric") return keys.map((key) => ({ entity, key }));
  return AGGREGATES.flatMap((aggregate) => keys.map((key): Field => ({ entity, key, aggregate })));
}

function suggestValues(field: Field, vocabulary: Vocabulary): Suggestion[] {
  const isStatus = field.entity === "attribute" && field.key === "status";
  const values = vocabulary.values?.[formatField(field)] ?? (isStatus ? STATUSES : []);
  return values.map((value) => ({ insert: formatText(value), kind: "value", detail: "" }));
}

/** Those that begin with what is typed, then those that contain it; quotes and case do not count. */
function rank(suggestions: Suggestion[], begun: string): Suggestion[] {
  const wanted = bare(begun);
  const starting = suggestions.filter(({ insert }) => bare(insert).startsWith(wanted));
  const containing = suggestions.filter(({ insert }) => bare(insert).indexOf(wanted) > 0);
  return [...starting, ...containing].filter(({ insert }) => insert !== begun);
}

function bare(text: string): string {
  return text.replace(/['"`]/g, "").toLowerCase();
}
