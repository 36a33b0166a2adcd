import { encodePath } from "#server/core/encode-path.ts";

/** Where the browser gets a file of the team's root; `preview` asks for its first bytes as plain text. */
export function fileAddress(teamSlug: string, path: string, previewBytes?: number): string {
  const address = `/api/teams/${teamSlug}/files/${encodePath(path)}`;
  return previewBytes === undefined ? address : `${address}?preview=${previewBytes}`;
}

/** Where a folder with all that is in it comes as one zip. */
export const zipAddress = (teamSlug: string, path: string): string => `${fileAddress(teamSlug, path)}?zip`;

/** Two parts of a path; either may be empty. */
export const joinPath = (folder: string, name: string): string =>
  folder === "" || name === "" ? `${folder}${name}` : `${folder}/${name}`;

/** The folders a path lies in, outermost first: `a`, `a/b` for `a/b/c.txt`. */
export function foldersOf(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
