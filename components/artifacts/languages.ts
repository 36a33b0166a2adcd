/** Languages whose code is coloured. */
export type Language =
  | "bash"
  | "diff"
  | "dockerfile"
  | "ini"
  | "javascript"
  | "json"
  | "python"
  | "r"
  | "sql"
  | "typescript"
  | "xml"
  | "yaml";

const byExtension: Readonly<Record<string, Language>> = {
  bash: "bash",
  cfg: "ini",
  conf: "ini",
  diff: "diff",
  ini: "ini",
  ipynb: "json",
  js: "javascript",
  json: "json",
  jsonl: "json",
  lock: "ini",
  mjs: "javascript",
  patch: "diff",
  py: "python",
  pyi: "python",
  r: "r",
  sh: "bash",
  sql: "sql",
  toml: "ini",
  ts: "typescript",
  tsx: "typescript",
  xml: "xml",
  yaml: "yaml",
  yml: "yaml",
};

const byName: Readonly<Record<string, Language>> = {
  dockerfile: "dockerfile",
  mlmodel: "yaml",
  mlproject: "yaml",
};

/** The language of a file by its name; undefined for plain text, logs and what is not known. */
export function languageOf(name: string): Language | undefined {
  const lower = name.toLowerCase();
  return byName[lower] ?? byExtension[/\.(?<extension>[^.]+)$/u.exec(lower)?.groups?.["extension"] ?? ""];
}
