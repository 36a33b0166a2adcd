import { useMemo, useState } from "react";
import { formatCount } from "#components/common/format/number.ts";
import { Markdown } from "#components/common/markdown.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { ColouredCode } from "./coloured-code.tsx";
import { parseLooseJson } from "./json-table.ts";
import { NoPreview } from "./no-preview.tsx";
import { type NotebookCell, type NotebookOutput, readNotebook } from "./notebook.ts";
import { OutputFrame } from "./output-frame.tsx";
import { Remark } from "./remark.tsx";
import { firstPieces, isColourable } from "./text-piece.ts";

/** Cells laid out at once. */
const cellsAtOnce = 50;

/** A notebook as it was saved: nothing in it is run, and HTML stays in frames of nobody's origin. */
export function NotebookPreview({ text }: { text: string }) {
  const notebook = useMemo(() => readNotebook(parseLooseJson(text)), [text]);
  const [shown, setShown] = useState(cellsAtOnce);
  if (notebook === undefined) return <NoPreview reason="There is no preview: the file is no notebook." />;
  const { cells, language } = notebook;
  return (
    <div className="space-y-4 p-4">
      {cells.slice(0, shown).map((cell, index) => (
        // Cells have no names and never move.
        // oxlint-disable-next-line react/no-array-index-key
        <Cell key={index} cell={cell} language={language} />
      ))}
      {cells.length > shown && (
        <Button variant="outline" size="sm" onClick={() => setShown(shown + cellsAtOnce)}>
          Show more of {formatCount(cells.length)} cells
        </Button>
      )}
    </div>
  );
}

function Cell({ cell, language }: { cell: NotebookCell; language: "python" | "r" }) {
  if (cell.kind === "markdown") return <Markdown text={cell.text} />;
  if (cell.kind === "raw") return <Plain text={cell.text} />;
  return (
    <div className="space-y-2">
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={`Code ${cell.count ?? ""}`} className="overflow-x-auto rounded-md border">
        {isColourable(cell.text) ? (
          <ColouredCode text={cell.text} language={language} wraps={false} />
        ) : (
          firstPieces(cell.text, 1)
        )}
      </pre>
      {cell.outputs.map((output, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Output key={index} output={output} />
      ))}
    </div>
  );
}

function Output({ output }: { output: NotebookOutput }) {
  if (output.kind === "html") return <HtmlOutput html={output.html} />;
  if (output.kind === "markdown") return <Markdown text={output.text} />;
  if (output.kind === "text") return <Plain text={output.text} isError={output.isError} />;
  return (
    // oxlint-disable-next-line nextjs/no-img-element
    <img src={output.address} alt="Output" className="max-w-full rounded-md border bg-white" />
  );
}

function HtmlOutput({ html }: { html: string }) {
  return (
    <div>
      <OutputFrame html={html} title="Output" />
      {/<script\b/iu.test(html) && (
        <Remark>
          This output draws itself by a script, which is not run here. Download the notebook to run it.
        </Remark>
      )}
    </div>
  );
}

function Plain({ text, isError = false }: { text: string; isError?: boolean }) {
  return (
    <pre
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={cn("max-h-96 overflow-auto px-3 font-mono text-xs leading-5", isError && "text-destructive")}
    >
      {firstPieces(text, 1)}
    </pre>
  );
}
