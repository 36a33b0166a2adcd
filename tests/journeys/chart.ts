import type { Locator } from "playwright-core";

/** How many points a chart says it stands for. */
export async function pointsOf(chart: Locator): Promise<number> {
  const [note = ""] = await chart.getByText(/\d points?/).allInnerTexts();
  return Number(/([\d,]+) points?/.exec(note)?.[1]?.replaceAll(",", "") ?? 0);
}

/** The lines of a chart as they are drawn. */
export const curvesOf = (chart: Locator): Locator => chart.locator("path.curve-line");
