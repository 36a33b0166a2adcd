import { isKeyword, isSign } from "./cursor.ts";
import { tokenize, type Token } from "./tokens.ts";

/**
 * What may stand where the cursor is: a name, a comparator after `field`, a value for `field`, or AND and OR.
 * `from` is where the piece begun before the cursor starts; `begun` is its text.
 */
export type Situation = {
  expects: "name" | "comparator" | "value" | "joint";
  field: string;
  from: number;
  begun: string;
};

/** Reads the text before the cursor as far as it goes; never fails, because people stop in the middle of a clause. */
export function situationAt(text: string, cursor: number): Situation {
  const before = text.slice(0, cursor);
  const pieces = groupGlued(tokenize(before));
  const last = pieces.at(-1);
  const isBegun = last !== undefined && last.end === before.length && isOpen(last.last);
  let state: State = { expects: "name", field: "", inList: false };
  for (const piece of isBegun ? pieces.slice(0, -1) : pieces) state = advance(state, piece, before);
  const from = isBegun ? last.first.at : before.length;
  return { expects: state.expects, field: state.field, from, begun: before.slice(from) };
}

type State = Pick<Situation, "expects" | "field"> & { inList: boolean };

/** Tokens written without a blank that belong together, such as `` metrics.`val loss`.max ``. */
type Piece = { first: Token; last: Token; end: number };

function groupGlued(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  for (const token of tokens) {
    if (token.kind === "end") break;
    const end = token.at + token.text.length;
    const before = pieces.at(-1);
    if (before && token.glued && isNamePart(token) && isNamePart(before.last))
      Object.assign(before, { last: token, end });
    else pieces.push({ first: token, last: token, end });
  }
  return pieces;
}

function isNamePart({ kind }: Token): boolean {
  return kind === "word" || kind === "backticked" || kind === "unclosed" || kind === "string";
}

/** Whether typing on would change the piece; a closed quote or a parenthesis is finished. */
function isOpen({ kind }: Token): boolean {
  return kind === "word" || kind === "unclosed" || kind === "number" || kind === "comparator";
}

function advance(state: State, piece: Piece, source: string): State {
  const token = piece.first;
  switch (state.expects) {
    case "name":
      if (isSign(token, "(") || isKeyword(token, "NOT")) return state;
      return { expects: "comparator", field: source.slice(token.at, piece.end), inList: false };
    case "comparator":
      if (isKeyword(token, "NULL")) return { ...state, expects: "joint" };
      if (isKeyword(token, "NOT") || isKeyword(token, "IS")) return state;
      return { ...state, expects: "value", inList: isKeyword(token, "IN") };
    case "value":
      if (state.inList && !isSign(token, ")")) return state;
      return { ...state, expects: "joint", inList: false };
    case "joint":
      return isKeyword(token, "AND") || isKeyword(token, "OR") ? { ...state, expects: "name" } : state;
  }
}
