/**
 * Where an address leads that the MLflow client prints after a run, by what stands after its `#`. A run is looked for in
 * all the reader's teams; an experiment's number says something in one team alone, `onlyTeam`.
 */
export function followClientLink(fragment: string, onlyTeam: string | undefined): string | undefined {
  const [, experimentId, runId] = /^\/experiments\/(\d+)(?:\/runs\/([0-9a-f]{32}))?$/u.exec(fragment) ?? [];
  if (runId !== undefined) return `/?run=${runId}`;
  return experimentId === undefined || onlyTeam === undefined
    ? undefined
    : `/${onlyTeam}/experiments/${experimentId}`;
}
