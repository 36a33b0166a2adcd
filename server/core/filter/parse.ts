import type { Filter } from "./ast.ts";
import { readClause } from "./clause.ts";
import { isKeyword, isSign, openCursor, peek, refuseClause, spanOf, take, type Cursor } from "./cursor.ts";
import { CLAUSES_MAX, DEPTH_MAX, FILTER_LENGTH_MAX, type Language } from "./language.ts";
import { catchProblem, refuse, type Parsed } from "./problem.ts";

/**
 * Parses a filter: clauses joined by AND and OR (AND binds tighter), NOT, parentheses. A blank text is `undefined`,
 * which matches everything. Never throws for any text, and takes linear time. `now` (milliseconds) is what relative
 * times count from.
 */
export function parseFilter(text: string, language: Language, now: number): Parsed<Filter | undefined> {
  return catchProblem(() => {
    if (text.length > FILTER_LENGTH_MAX) {
      refuse(`Invalid filter: it has ${text.length} characters and may have ${FILTER_LENGTH_MAX}.`, {
        column: 1,
        length: 1,
      });
    }
    const state: State = { cursor: openCursor(text), language, now, clauses: 0, depth: 0 };
    if (peek(state.cursor).kind === "end") return undefined;
    const filter = readOr(state);
    expectEnd(state.cursor);
    return filter;
  });
}

type State = { cursor: Cursor; language: Language; now: number; clauses: number; depth: number };

function readOr(state: State): Filter {
  return readChain(state, "or", readAnd);
}

function readAnd(state: State): Filter {
  return readChain(state, "and", readUnit);
}

function readChain(state: State, kind: "and" | "or", readOperand: (state: State) => Filter): Filter {
  const first = readOperand(state);
  const operands = [first];
  while (isKeyword(peek(state.cursor), kind === "and" ? "AND" : "OR")) {
    take(state.cursor);
    operands.push(readOperand(state));
  }
  return operands.length === 1 ? first : { kind, operands };
}

function readUnit(state: State): Filter {
  const { cursor } = state;
  const first = peek(cursor);
  if (isKeyword(first, "NOT")) {
    return { kind: "not", operand: deeper(state, readUnit) };
  }
  if (isSign(first, "(")) {
    const inner = deeper(state, readOr);
    const close = take(cursor);
    if (!isSign(close, ")")) refuseClause(cursor, first, close, "Close the parenthesis.");
    return inner;
  }
  if (first.kind === "end")
    refuse("Invalid clause(s) in filter string: it ends where a clause should begin.", spanOf(first));
  if (
    first.kind === "punctuation" ||
    first.kind === "comparator" ||
    isKeyword(first, "AND") ||
    isKeyword(first, "OR")
  ) {
    refuseClause(cursor, first, first, "Expected a clause such as metrics.loss < 0.1.");
  }
  state.clauses += 1;
  if (state.clauses > CLAUSES_MAX) {
    refuse(
      `Invalid filter: it has more than ${CLAUSES_MAX} clauses. Write long lists with IN.`,
      spanOf(first),
    );
  }
  return readClause(cursor, state.language, state.now);
}

/** Takes the token that opens a level and reads inside it, to a depth that no stack fears. */
function deeper(state: State, read: (state: State) => Filter): Filter {
  const opening = take(state.cursor);
  state.depth += 1;
  if (state.depth > DEPTH_MAX)
    refuse(`Invalid filter: it is nested more than ${DEPTH_MAX} levels deep.`, spanOf(opening));
  const inner = read(state);
  state.depth -= 1;
  return inner;
}

function expectEnd(cursor: Cursor): void {
  const rest = peek(cursor);
  if (rest.kind === "end") return;
  if (isSign(rest, ";")) {
    refuse("Search filter contained multiple expression. Provide one expression, without ';'.", spanOf(rest));
  }
  refuseClause(cursor, rest, rest, "Join clauses with AND or OR.");
}
