/** An address within this site that an untrusted parameter asks for; anything that could lead elsewhere becomes `/`. */
export function localPath(unverified: unknown): string {
  if (typeof unverified !== "string" || !/^\/(?![/\\])[^\s\\]*$/.test(unverified)) return "/";
  return unverified;
}
