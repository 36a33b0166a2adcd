/** The search language: pure, without dependencies, the same in the server and in the browser's filter box. */
export type {
  Aggregate,
  Clause,
  Field,
  Filter,
  MetricField,
  NumberOperator,
  OrderTerm,
  Test,
} from "./ast.ts";
export { bestOf } from "./best.ts";
export { complete, type Completion, type Suggestion, type Vocabulary } from "./complete.ts";
export { formatField, formatFilter, formatOrderTerm, formatText } from "./format.ts";
export type { Language } from "./language.ts";
export { experimentLanguage } from "./languages/experiments.ts";
export { loggedModelLanguage } from "./languages/logged-models.ts";
export { modelVersionLanguage, registeredModelLanguage } from "./languages/registry.ts";
export { runLanguage } from "./languages/runs.ts";
export { parseDecimal } from "./number.ts";
export { parseOrderBy } from "./order.ts";
export { parseFilter } from "./parse.ts";
export { describeProblem, type Parsed, type Problem } from "./problem.ts";
export { fieldsOf, literalKeysOf, settleFilter, settleOrder } from "./settle.ts";
