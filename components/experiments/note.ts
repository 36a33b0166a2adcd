/** The tag in which MLflow keeps a description. */
export const noteTag = "mlflow.note.content";

type Tag = { key: string; value: string };

/** The description in markdown, empty when there is none. */
export const noteOf = (tags: readonly Tag[]): string => tags.find(({ key }) => key === noteTag)?.value ?? "";

/** The tags people set; those of MLflow itself say nothing to a reader. */
export const ownTags = (tags: readonly Tag[]): Tag[] => tags.filter(({ key }) => !key.startsWith("mlflow."));

/** The first sentence line of a description as plain text, without the marks of markdown; a heading only when there is nothing else. */
export function firstLine(markdown: string): string {
  const lines = markdown.split("\n").filter((candidate) => /\p{L}|\p{N}/u.test(candidate));
  const line = lines.find((candidate) => !candidate.startsWith("#")) ?? lines[0] ?? "";
  return line
    .replace(/^[\s#>*+-]+/u, "")
    .replaceAll(/[*_`~]|!?\[(?=[^\]]*\]\()/gu, "")
    .replaceAll(/\]\([^)]*\)/gu, "");
}
