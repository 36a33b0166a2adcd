import type { Layout } from "./view.ts";
import { readLayout, writeLayout } from "./view.ts";

/** Holds the columns last chosen for one table, of an experiment or a model, and their widths; the cookie's path is that table's. */
export const layoutCookie = "saigen_columns";

/** Browsers keep about 4,096 bytes a cookie. */
const bytesMax = 3_800;
const yearSeconds = 31_536_000;

/** Keeps the layout for the next visit of this table. The server reads it, so that its first answer has the right columns. */
export function rememberLayout(pathname: string, layout: Layout): void {
  const value = encodeURIComponent(writeLayout(layout).toString());
  if (value.length > bytesMax) return;
  document.cookie = `${layoutCookie}=${value}; path=${pathname}; max-age=${yearSeconds}; samesite=lax`;
}

/** The remembered layout in a cookie's decoded value; whatever cannot be read is not remembered. */
export function readRememberedLayout(value: string | undefined): Layout {
  return readLayout(new URLSearchParams(value));
}
