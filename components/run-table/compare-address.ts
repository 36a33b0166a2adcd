/** The page that compares these runs. */
export function compareAddress(team: string, runIds: ReadonlySet<string>): string {
  return `/${team}/compare?runs=${[...runIds].join(",")}`;
}
