/** What `git clone` is given, and the folder of the project inside it, if one was named. */
export type Repository = { address: string; subfolder?: string };

/** Protocols that only fetch. `ext::`, `file:` and the like run commands or read this machine. */
export const cloneProtocols = ["http", "https", "ssh", "git"] as const;

const scpLike = /^(?<user>\w[\w.-]*)@(?<host>[a-z0-9][a-z0-9.-]*):(?<path>[^\s:-][^\s]*)$/iu;

/**
 * Reads the address of a Git repository out of a recorded text: a web, ssh or git address, or `user@host:path`. Passwords are
 * left out. Anything else, such as a local folder or an option in disguise, is `undefined`.
 */
export function parseRepository(recorded: string): Repository | undefined {
  const [address = "", subfolder] = recorded.trim().split("#", 2);
  const clean = scpLike.test(address) ? address : cleanUrl(address);
  if (clean === undefined) return undefined;
  return subfolder === undefined || subfolder === "" ? { address: clean } : { address: clean, subfolder };
}

function cleanUrl(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !cloneProtocols.some((protocol) => url.protocol === `${protocol}:`))
    return undefined;
  if (!/^(?:[a-z0-9][a-z0-9.-]*|\[[0-9a-f:.]+\])$/iu.test(url.hostname) || url.pathname.length < 2)
    return undefined;
  url.password = "";
  // A token stands in place of the user's name on the web; for ssh it is part of the address.
  if (url.protocol !== "ssh:" || url.username.startsWith("-")) url.username = "";
  return url.href;
}
