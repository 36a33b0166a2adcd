/** The tag in which MLflow keeps a description. */
export const noteTag = "mlflow.note.content";

type Tag = { key: string; value: string };

/** The description in markdown, empty when there is none. */
export const noteOf = (tags: readonly Tag[]): string => tags.find(({ key }) => key === noteTag)?.value ?? "";

/** The tags people set; those of MLflow itself say nothing to a reader. */
export const ownTags = (tags: readonly Tag[]): Tag[] => tags.filter(({ key }) => !key.startsWith("mlflow."));

/** The beginning of a description as one line of plain text, without the marks of markdown. */
export function firstLine(markdown: string): string {
  const line = markdown.split("\n").find((candidate) => /\p{L}|\p{N}/u.test(candidate)) ?? "";
  return line
    .replace(/^[\s#>*+-]+/u, "")
    .replaceAll(/[*_`~]|!?\[(?=[^\]]*\]\()/gu, "")
    .replaceAll(/\]\([^)]*\)/gu, "");
}
