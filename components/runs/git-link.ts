/**
 * The web address of a commit, from the address a client recorded its repository under: HTTPS, SSH or the short SSH
 * form. GitHub, Gitea and most others share one path, GitLab and Bitbucket have their own. Credentials in the address
 * are dropped. Undefined for what is no web host, e.g. a local folder, and for what is no commit id.
 */
export function commitLink(repository: string | undefined, commit: string | undefined): string | undefined {
  if (repository === undefined || commit === undefined || !/^[0-9a-f]{7,64}$/iu.test(commit))
    return undefined;
  const web = repositoryLink(repository);
  if (web === undefined) return undefined;
  const host = new URL(web).hostname;
  if (host.includes("bitbucket")) return `${web}/commits/${commit}`;
  return host.includes("gitlab") ? `${web}/-/commit/${commit}` : `${web}/commit/${commit}`;
}

/** The web address of a repository without credentials; undefined when it has none. */
export function repositoryLink(repository: string): string | undefined {
  const short = /^(?:[\w.-]+@)?(?<host>[\w.-]+\.[a-z]{2,}):(?!\/)(?<path>[\w./~-]+)$/iu.exec(
    repository,
  )?.groups;
  const address = short === undefined ? repository : `https://${short["host"]}/${short["path"]}`;
  // MLflow appends the folder of a project as a fragment.
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !["https:", "http:", "ssh:", "git:"].includes(url.protocol)) return undefined;
  const path = url.pathname.replace(/\/+$/u, "").replace(/\.git$/u, "");
  if (url.hostname === "" || path === "") return undefined;
  const scheme = url.protocol === "http:" ? "http:" : "https:";
  const port = url.protocol === "ssh:" || url.port === "" ? "" : `:${url.port}`;
  return `${scheme}//${url.hostname}${port}${path}`;
}
