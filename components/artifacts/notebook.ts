/** A cell of a notebook in what can be shown of it. */
export type NotebookCell =
  | { kind: "markdown"; text: string }
  | { kind: "raw"; text: string }
  | { kind: "code"; text: string; count: number | undefined; outputs: NotebookOutput[] };

/** `html` is a stranger's and stays in its frame; an image is a data address. */
export type NotebookOutput =
  | { kind: "text"; text: string; isError: boolean }
  | { kind: "image"; address: string }
  | { kind: "html"; html: string }
  | { kind: "markdown"; text: string };

export type Notebook = { language: "python" | "r"; cells: NotebookCell[] };

/** Reads a Jupyter notebook (nbformat 4, and 3 as far as it is alike). Undefined for what is none. */
export function readNotebook(value: unknown): Notebook | undefined {
  const notebook = recordOf(value);
  const [sheet] = listOf(notebook["worksheets"]);
  const cells = notebook["cells"] ?? recordOf(sheet)["cells"];
  if (!Array.isArray(cells)) return undefined;
  const { language, name } = { ...recordOf(recordOf(notebook["metadata"])["kernelspec"]) };
  const isR = [language, name].some((word) => /^i?r$/iu.test(String(word)));
  return { language: isR ? "r" : "python", cells: cells.map((cell) => readCell(recordOf(cell))) };
}

function readCell(cell: Record<string, unknown>): NotebookCell {
  const text = joined(cell["source"] ?? cell["input"]);
  if (cell["cell_type"] === "markdown") return { kind: "markdown", text };
  if (cell["cell_type"] !== "code") return { kind: "raw", text };
  const count = cell["execution_count"] ?? cell["prompt_number"];
  return {
    kind: "code",
    text,
    count: typeof count === "number" ? count : undefined,
    outputs: listOf(cell["outputs"]).flatMap((output) => readOutput(recordOf(output)) ?? []),
  };
}

function readOutput(output: Record<string, unknown>): NotebookOutput | undefined {
  const type = output["output_type"];
  if (type === "stream")
    return { kind: "text", text: plain(joined(output["text"])), isError: output["name"] === "stderr" };
  if (type === "error" || type === "pyerr") {
    const trace = listOf(output["traceback"]).map(String).join("\n");
    return {
      kind: "text",
      text: plain(trace || `${String(output["ename"])}: ${String(output["evalue"])}`),
      isError: true,
    };
  }
  return readData(recordOf(output["data"] ?? output));
}

const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const;

/** The richest form that can be shown. */
function readData(data: Record<string, unknown>): NotebookOutput | undefined {
  for (const type of pictures) {
    const packed = joined(data[type] ?? data[type.replace("image/", "")]).replaceAll(/\s/gu, "");
    if (/^[A-Za-z0-9+/]+=*$/u.test(packed))
      return { kind: "image", address: `data:${type};base64,${packed}` };
  }
  const svg = joined(data["image/svg+xml"]);
  if (svg !== "") return { kind: "image", address: `data:image/svg+xml,${encodeURIComponent(svg)}` };
  const html = joined(data["text/html"] ?? data["html"]);
  if (html !== "") return { kind: "html", html };
  const markdown = joined(data["text/markdown"]);
  if (markdown !== "") return { kind: "markdown", text: markdown };
  const text = joined(data["text/plain"] ?? data["text"]);
  return text === "" ? undefined : { kind: "text", text: plain(text), isError: false };
}

/** Notebooks keep texts as lists of lines. */
function joined(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join("") : typeof value === "string" ? value : "";
}

// oxlint-disable-next-line no-control-regex
const colours = /\u001b\[[0-9;]*[A-Za-z]/gu;

/** Without the colours of a terminal, and with a progress bar only as it ended. */
const plain = (text: string) => text.replaceAll(colours, "").replaceAll(/[^\n]*\r(?!\n)/gu, "");

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
