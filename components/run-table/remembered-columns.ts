/** Holds the names of the columns last chosen for the table of one experiment; the cookie's path is that table's. */
export const columnsCookie = "saigen_columns";

/** Browsers keep about 4,096 bytes a cookie. */
const bytesMax = 3_800;
const yearSeconds = 31_536_000;

/** Keeps the columns for the next visit of this table. The server reads them, so that its first answer has the right ones. */
export function rememberColumns(pathname: string, columns: readonly string[]): void {
  const value = encodeURIComponent(JSON.stringify(columns));
  if (value.length > bytesMax) return;
  document.cookie = `${columnsCookie}=${value}; path=${pathname}; max-age=${yearSeconds}; samesite=lax`;
}

/** The remembered columns in a cookie's decoded value; anything that is not a list of texts counts as none. */
export function readRememberedColumns(value: string | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  try {
    const columns: unknown = JSON.parse(value);
    if (!Array.isArray(columns)) return undefined;
    const names = columns.filter((column) => typeof column === "string");
    return names.length === 0 ? undefined : names;
  } catch {
    return undefined;
  }
}
