import type { Span } from "./ast.ts";

/** Why a text is no filter: what is wrong and what to do, and where to look. */
export type Problem = Span & { message: string };

/** A parser's answer: the value, or the first problem of the text. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Carries a problem from the depth of the parser to `catchProblem`; never leaves this folder. */
class FilterProblem extends Error {
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** Gives up parsing; the reader sees the message under the span. */
export function refuse(message: string, span: Span): never {
  throw new FilterProblem(message, span);
}

/** Turns a refusal inside `parse` into an answer; lets every other error pass. */
export function catchProblem<T>(parse: () => T): Parsed<T> {
  try {
    return { ok: true, value: parse() };
  } catch (error) {
    if (error instanceof FilterProblem) {
      return { ok: false, problem: { message: error.message, ...error.span } };
    }
    throw error;
  }
}

/** The problem as one line for callers that cannot point: the message, then the column. */
export function describeProblem(problem: Problem): string {
  return `${problem.message} (column ${problem.column})`;
}
