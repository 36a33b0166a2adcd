/** A path as part of an address: every character of its names is kept, and its slashes stay slashes. */
export const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
