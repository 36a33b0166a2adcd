import type { Aggregate, Field, Span } from "./ast.ts";
import { peek, refuseClause, shorten, spanSince, take, type Cursor } from "./cursor.ts";
import { AGGREGATES, findNamedKey, type EntityRule, type Language, type NamedKey } from "./language.ts";
import { refuse } from "./problem.ts";
import type { Token } from "./tokens.ts";

/** What a name is for: `search` in a filter, `order` in `order_by`. */
export type Purpose = "search" | "order";

/** A name before it is understood: the entity, the key, whether the key was quoted, and what follows a quoted key. */
type RawName = { entity: string | undefined; key: string; quoted: boolean; suffix: string; span: Span };

/**
 * Reads `entity.key`, split at the first dot, or a bare attribute. Entity and key may be quoted, keys with blanks
 * must be. Refuses unknown entities and attributes in MLflow's words.
 */
export function readField(cursor: Cursor, language: Language, purpose: Purpose): Field {
  const name = readName(cursor);
  const rule = findRule(language, name);
  if (rule.keys !== "any") {
    const key = findKey(rule.keys, rule.entity, name, purpose);
    return { entity: rule.entity, key: key.name, type: key.type };
  }
  if (purpose === "order" && !rule.orderable)
    refuse(`Invalid order_by key: ${rule.names[0]}s cannot be ordered by.`, name.span);
  if (rule.entity === "metric") return readMetric(name);
  if (name.suffix)
    refuse(`Unexpected '${shorten(name.suffix)}' after the key: quote the whole key.`, name.span);
  return { entity: rule.entity, key: name.key };
}

function readName(cursor: Cursor): RawName {
  const first = take(cursor);
  if (first.kind === "unclosed") refuseUnclosed(cursor, first, first);
  if (first.kind === "word") {
    const dot = first.text.indexOf(".");
    if (dot < 0) return finish(cursor, first, undefined, first.text, false);
    const key = first.text.slice(dot + 1);
    if (key !== "") return finish(cursor, first, first.text.slice(0, dot), key, false);
    return readQuotedKey(cursor, first, first.text.slice(0, dot));
  }
  if (!isKeyQuote(first)) {
    refuse(
      `Invalid comparison clause. Expected 'Identifier' found '${shorten(first.text)}'. Begin with a name such as metrics.loss.`,
      spanSince(cursor, first),
    );
  }
  const next = peek(cursor);
  if (next.kind !== "word" || !next.glued || !next.text.startsWith("."))
    return finish(cursor, first, undefined, first.value, true);
  take(cursor);
  if (next.text === ".") return readQuotedKey(cursor, first, first.value);
  return finish(cursor, first, first.value, next.text.slice(1), false);
}

function readQuotedKey(cursor: Cursor, first: Token, entity: string): RawName {
  const key = take(cursor);
  if (key.kind === "unclosed") refuseUnclosed(cursor, first, key);
  if (!isKeyQuote(key) || !key.glued || key.value === "") {
    refuseClause(
      cursor,
      first,
      key,
      "Write the key after the dot, in backticks when it has blanks or quotes.",
    );
  }
  const suffix = peek(cursor);
  if (suffix.kind !== "word" || !suffix.glued) return finish(cursor, first, entity, key.value, true);
  take(cursor);
  return { ...finish(cursor, first, entity, key.value, true), suffix: suffix.text };
}

function finish(
  cursor: Cursor,
  first: Token,
  entity: string | undefined,
  key: string,
  quoted: boolean,
): RawName {
  const next = peek(cursor);
  if (next.kind === "unclosed" && next.glued) refuseUnclosed(cursor, first, next);
  return { entity, key, quoted, suffix: "", span: spanSince(cursor, first) };
}

function isKeyQuote(token: Token): boolean {
  return token.kind === "backticked" || (token.kind === "string" && token.text.startsWith('"'));
}

/** Refuses a quote that has no partner. */
export function refuseUnclosed(cursor: Cursor, first: Token, token: Token): never {
  refuseClause(cursor, first, token, `The quote ${token.text.charAt(0)} is never closed.`);
}

function findRule(language: Language, name: RawName): EntityRule {
  const wanted = name.entity;
  const rule = language.entities.find((each) =>
    wanted === undefined ? each.entity === "attribute" : each.names.includes(wanted),
  );
  if (rule) return rule;
  const valid = language.entities.map((each) => `'${each.names[0]}'`).join(", ");
  refuse(`Invalid entity type '${shorten(wanted ?? "")}'. Valid values are [${valid}]`, name.span);
}

function findKey(keys: readonly NamedKey[], entity: string, name: RawName, purpose: Purpose): NamedKey {
  const usable = keys.filter((key) => (purpose === "search" ? key.searchable : key.orderable));
  const key = name.suffix ? undefined : findNamedKey(usable, name.key);
  if (key) return key;
  const valid = usable.map((each) => `'${each.name}'`).join(", ");
  refuse(
    `Invalid ${entity} key '${shorten(name.key + name.suffix)}' specified. Valid keys are [${valid}]`,
    name.span,
  );
}

function readMetric(name: RawName): Field {
  if (name.quoted) {
    const aggregate = name.suffix ? findAggregate(name.suffix.slice(1)) : "last";
    if (aggregate && (name.suffix === "" || name.suffix.startsWith(".")))
      return { entity: "metric", key: name.key, aggregate };
    refuse(
      `Invalid aggregate '${shorten(name.suffix)}'. Valid values are ${AGGREGATES.map((each) => `.${each}`).join(", ")}`,
      name.span,
    );
  }
  const dot = name.key.lastIndexOf(".");
  const aggregate = dot > 0 ? findAggregate(name.key.slice(dot + 1)) : undefined;
  if (!aggregate) return { entity: "metric", key: name.key, aggregate: "last" };
  return { entity: "metric", key: name.key.slice(0, dot), aggregate, literalKey: name.key };
}

function findAggregate(word: string): Aggregate | undefined {
  return AGGREGATES.find((aggregate) => aggregate === word);
}
