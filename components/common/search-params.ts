/** The query of an address as Next hands it to a page. */
export type RawSearchParams = Record<string, string | string[] | undefined>;

/** The same query as the browser has it, so that one reader serves both. */
export function toSearchParams(raw: RawSearchParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(raw).flatMap(([name, values]) =>
      [values ?? []].flat().map((value): [string, string] => [name, value]),
    ),
  );
}
