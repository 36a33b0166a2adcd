import { assignRunColors, ownSlot, type RunColor } from "#components/common/run-color.ts";

/** Which number of a metric is compared. */
export const aggregates = ["last", "best", "min", "max"] as const;
export type Aggregate = (typeof aggregates)[number];

/** What is compared, and how. It lives in the address, so that a teammate sees the same. */
export type Comparison = {
  /** In the order they are shown. */
  runIds: string[];
  /** Colour slots that runs keep because they do not follow from the others any more. */
  slots: Map<string, number>;
  /** The run the others are measured against; the first one unless said. */
  baseline: string | undefined;
  aggregate: Aggregate;
  /** Rows in which all runs agree are shown, too. */
  all: boolean;
};

type Params = { get: (name: string) => string | null; toString: () => string };

/** Runs a comparison takes at most; beyond that nobody tells them apart. */
export const runsMax = 100;

const entry = /^(?<id>[0-9a-f]{32})(?:\.(?<slot>\d{1,2}))?$/u;

/** Reads `runs=<id>,<id>.<slot>…&baseline=<id>&value=best&rows=all`; whatever it does not understand is left out. */
export function readComparison(params: Params): Comparison {
  const slots = new Map<string, number>();
  const runIds = new Set<string>();
  for (const text of (params.get("runs") ?? "").split(",")) {
    const { id, slot } = entry.exec(text.trim())?.groups ?? {};
    if (id === undefined || runIds.size >= runsMax) continue;
    runIds.add(id);
    if (slot !== undefined) slots.set(id, Number(slot));
  }
  const baseline = params.get("baseline");
  return {
    runIds: [...runIds],
    slots,
    baseline: baseline !== null && runIds.has(baseline) ? baseline : [...runIds][0],
    aggregate: aggregates.find((name) => name === params.get("value")) ?? "last",
    all: params.get("rows") === "all",
  };
}

/** The address's parameters with the comparison written into them; defaults are left out, other parameters stay. */
export function writeComparison(params: Params, comparison: Comparison): URLSearchParams {
  const next = new URLSearchParams(params.toString());
  const put = (name: string, value: string) => (value === "" ? next.delete(name) : next.set(name, value));
  put("runs", comparison.runIds.map((id) => writeRun(id, comparison.slots.get(id))).join(","));
  const baseline = comparison.baseline ?? "";
  put("baseline", baseline === comparison.runIds[0] ? "" : baseline);
  put("value", comparison.aggregate === "last" ? "" : comparison.aggregate);
  put("rows", comparison.all ? "all" : "");
  return next;
}

/** The colour of each run of a comparison. */
export function colorsOf({ runIds, slots }: Comparison): Map<string, RunColor> {
  return assignRunColors(runIds, slots);
}

/** Without one run; the others keep their colours. */
export function removeRun(comparison: Comparison, runId: string): Comparison {
  const runIds = comparison.runIds.filter((id) => id !== runId);
  return {
    ...comparison,
    runIds,
    slots: keepColors(comparison, runIds),
    baseline: comparison.baseline === runId ? runIds[0] : comparison.baseline,
  };
}

/** With more runs at the end; the others keep their colours. */
export function addRuns(comparison: Comparison, added: readonly string[]): Comparison {
  const runIds = [...new Set([...comparison.runIds, ...added])].slice(0, runsMax);
  return { ...comparison, runIds, baseline: comparison.baseline ?? runIds[0] };
}

/** The slots that have to be written down: those that would not come out the same for `runIds` alone. */
function keepColors(comparison: Comparison, runIds: readonly string[]): Map<string, number> {
  const colors = colorsOf(comparison);
  return new Map(
    runIds.flatMap((id): [string, number][] => {
      const slot = colors.get(id)?.slot;
      return slot === undefined || slot === ownSlot(id) ? [] : [[id, slot]];
    }),
  );
}

const writeRun = (id: string, slot: number | undefined): string =>
  slot === undefined ? id : `${id}.${slot}`;
