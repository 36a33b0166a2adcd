"use client";

import { WrapTextIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Toggle } from "#components/ui/toggle.tsx";
import { CodeLines } from "./code-lines.tsx";
import type { Language } from "./languages.ts";
import { firstPieces, isColourable } from "./text-piece.ts";
import { plainLines } from "./tokens.ts";

const ColouredCode = dynamic(() => import("./coloured-code.tsx").then((module) => module.ColouredCode), {
  loading: () => <Skeleton className="m-4 h-64" />,
});

/** A text with the numbers of its lines, in colours where its language is known, laid out piece by piece. */
export function TextPreview({ text, language }: { text: string; language?: Language | undefined }) {
  const [pieces, setPieces] = useState(1);
  const [wraps, setWraps] = useState(false);
  // The end of the last line begins no line.
  const lines = text.replace(/\r?\n$/u, "");
  const shown = firstPieces(lines, pieces);
  return (
    <div className="relative">
      <Toggle
        size="sm"
        variant="outline"
        aria-label="Wrap long lines"
        title="Wrap long lines"
        pressed={wraps}
        onPressedChange={setWraps}
        className="absolute top-2 right-4 z-10 bg-background"
      >
        <WrapTextIcon />
      </Toggle>
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} className="max-h-[75vh] overflow-auto">
        {language !== undefined && isColourable(shown) ? (
          <ColouredCode text={shown} language={language} wraps={wraps} />
        ) : (
          <CodeLines lines={plainLines(shown)} wraps={wraps} />
        )}
      </pre>
      {shown.length < lines.length && (
        <div className="border-t px-4 py-2">
          <Button variant="outline" size="sm" onClick={() => setPieces(pieces + 1)}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}
