import type { Field, OrderTerm } from "./ast.ts";
import { isKeyword, openCursor, peek, spanOf, take, type Cursor } from "./cursor.ts";
import { readField } from "./identifier.ts";
import type { Language, NamedOrder } from "./language.ts";
import { findEntity, findNamedKey } from "./language.ts";
import { catchProblem, refuse, type Parsed } from "./problem.ts";

/** Most `order_by` items of one search. */
export const ORDER_TERMS_MAX = 20;

/**
 * Parses `order_by` items, `name [AS NUMBER] [ASC|DESC]`, and appends the language's tie-breaks, so that the order is
 * total. `AS NUMBER` sorts a param by the number it spells. A field named twice is refused. The problem's column
 * counts within the item at `index`.
 */
export function parseOrderBy(
  items: readonly string[],
  language: Language,
): Parsed<OrderTerm[]> & { index?: number } {
  if (items.length > ORDER_TERMS_MAX) {
    const message = `Invalid order_by: it has ${items.length} items and may have ${ORDER_TERMS_MAX}.`;
    return { ok: false, problem: { message, column: 1, length: 1 }, index: ORDER_TERMS_MAX };
  }
  const terms: OrderTerm[] = [];
  for (const [index, item] of items.entries()) {
    const parsed = catchProblem(() => readTerm(openCursor(item), language, terms));
    if (!parsed.ok) return { ...parsed, index };
    terms.push(parsed.value);
  }
  return { ok: true, value: completeOrder(terms, language) };
}

/** The order with the language's tie-breaks behind it; with its default order when `terms` is empty. */
export function completeOrder(terms: readonly OrderTerm[], language: Language): OrderTerm[] {
  if (terms.length === 0) return language.defaultOrder.map((order) => namedTerm(order, language));
  const missing = language.tieBreaks.filter(
    (order) => !terms.some(({ field }) => field.entity === "attribute" && field.key === order.key),
  );
  return [...terms, ...missing.map((order) => namedTerm(order, language))];
}

function namedTerm({ key, descending }: NamedOrder, language: Language): OrderTerm {
  const rule = findEntity(language, "attribute");
  const named = rule && rule.keys !== "any" ? findNamedKey(rule.keys, key) : undefined;
  if (!named) throw new Error(`The language orders by '${key}', which it does not have.`);
  return { field: { entity: "attribute", key, type: named.type }, descending, numeric: false };
}

function readTerm(cursor: Cursor, language: Language, earlier: readonly OrderTerm[]): OrderTerm {
  const first = peek(cursor);
  if (first.kind === "end") refuse("Invalid order_by clause ''. Name a column.", spanOf(first));
  const field = readField(cursor, language, "order");
  const numeric = readNumeric(cursor, field);
  const descending = readDirection(cursor);
  if (earlier.some((term) => isSameField(term.field, field))) {
    refuse(`Invalid order_by clause '${cursor.source}'. The same column is ordered by twice.`, spanOf(first));
  }
  return { field, descending, numeric };
}

function readNumeric(cursor: Cursor, field: Field): boolean {
  const as = peek(cursor);
  if (!isKeyword(as, "AS")) return false;
  take(cursor);
  if (field.entity !== "param")
    refuse("Invalid order_by clause: only params are ordered AS NUMBER.", spanOf(as));
  const number = take(cursor);
  if (!isKeyword(number, "NUMBER"))
    refuse("Invalid order_by clause: expected NUMBER after AS.", spanOf(number));
  return true;
}

function readDirection(cursor: Cursor): boolean {
  const word = take(cursor);
  if (word.kind === "end") return false;
  const isDescending = isKeyword(word, "DESC");
  if (!isDescending && !isKeyword(word, "ASC")) {
    refuse(
      `Invalid ordering key in order_by clause '${cursor.source}'. Write ASC or DESC after the column.`,
      spanOf(word),
    );
  }
  const rest = peek(cursor);
  if (rest.kind !== "end")
    refuse(`Invalid order_by clause '${cursor.source}'. Could not be parsed.`, spanOf(rest));
  return isDescending;
}

function isSameField(one: Field, other: Field): boolean {
  if (one.entity !== other.entity || one.key !== other.key) return false;
  return one.entity !== "metric" || other.entity !== "metric" || one.aggregate === other.aggregate;
}
