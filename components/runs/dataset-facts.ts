/** A column as the client described it. */
export type Column = { name: string; type: string };

/** Columns of a dataset's schema, in the form MLflow writes for frames (`mlflow_colspec`); none for any other. */
export function readColumns(schema: string | null | undefined): Column[] {
  const specification = fieldOf(parse(schema), "mlflow_colspec");
  if (!Array.isArray(specification)) return [];
  return specification.flatMap((column: unknown): Column[] => {
    const name = fieldOf(column, "name");
    const type = fieldOf(column, "type");
    return typeof type === "string" ? [{ name: typeof name === "string" ? name : "", type }] : [];
  });
}

/** How many rows a dataset has, as its profile says; undefined when it does not. */
export function readRowCount(profile: string | null | undefined): number | undefined {
  const rows = fieldOf(parse(profile), "num_rows");
  return typeof rows === "number" ? rows : undefined;
}

/** Where a dataset is from: its address or path, the script that made it, else the source as recorded. */
export function readSource(source: string): string {
  const parsed = parse(source);
  const values = ["uri", "url", "path", "table_name", "name"].map((key) => fieldOf(parsed, key));
  const found = [...values, fieldOf(fieldOf(parsed, "tags"), "mlflow.source.name")].find(
    (value) => typeof value === "string",
  );
  if (found !== undefined) return found;
  return source === "{}" ? "" : source;
}

/** What clients call JSON is whatever they sent: anything else reads as nothing. */
function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
