import { useMemo } from "react";
import { CodeLines } from "./code-lines.tsx";
import { highlight } from "./highlight.ts";
import type { Language } from "./languages.ts";

/** Code in colours. Loaded by need, with the grammars it takes. */
export function ColouredCode(props: { text: string; language: Language; wraps: boolean }) {
  const { text, language, wraps } = props;
  const lines = useMemo(() => highlight(text, language), [text, language]);
  return <CodeLines lines={lines} wraps={wraps} />;
}
