import type { Aggregate, ValueType } from "./ast.ts";

/** A name with a fixed meaning: an attribute of the subject, or a property of its datasets. */
export type NamedKey = {
  name: string;
  /** Other spellings that mean the same, such as MLflow's `Created` for `start_time`. */
  aliases?: readonly string[];
  type: ValueType;
  /** Whether a filter may compare it; some keys only order. */
  searchable: boolean;
  orderable: boolean;
};

/** What may stand before the first dot: an entity, the words that name it, and which keys it has. */
export type EntityRule =
  | {
      entity: "metric" | "param" | "tag";
      names: readonly [string, ...string[]];
      keys: "any";
      orderable: boolean;
    }
  | { entity: "attribute" | "dataset"; names: readonly [string, ...string[]]; keys: readonly NamedKey[] };

/** Everything that differs between what can be searched. A language without an entity refuses its name. */
export type Language = {
  entities: readonly EntityRule[];
  /** Attributes added to every order that lacks them, so that it is total. The last one is unique. */
  tieBreaks: readonly NamedOrder[];
  /** The whole order when nothing is asked for. */
  defaultOrder: readonly NamedOrder[];
};

export type NamedOrder = { key: string; descending: boolean };

export const AGGREGATES: readonly Aggregate[] = ["last", "min", "max", "best"];

/** Longest filter read, in UTF-16 units: room for a list of 5,000 run ids. */
export const FILTER_LENGTH_MAX = 200_000;
/** Most clauses in one filter; each becomes a sub-select. Long lists belong in one `IN`. */
export const CLAUSES_MAX = 100;
/** Longest LIKE pattern: longer than any param. Postgres matches by recursion, a level for each `%`. */
export const PATTERN_LENGTH_MAX = 8_000;
/** Deepest nesting of parentheses and NOT. */
export const DEPTH_MAX = 50;

/** The rule of an entity in this language, if it has that entity. */
export function findEntity(language: Language, entity: EntityRule["entity"]): EntityRule | undefined {
  return language.entities.find((rule) => rule.entity === entity);
}

/** The key with this name or alias. Names are case-sensitive, as in MLflow. */
export function findNamedKey(keys: readonly NamedKey[], name: string): NamedKey | undefined {
  return keys.find((key) => key.name === name || key.aliases?.includes(name));
}
